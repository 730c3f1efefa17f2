// net.ListenMulticastUDP sets the option.
package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	loopback, _ := net.InterfaceByName("lo")
	conn, err := net.ListenMulticastUDP("udp4", loopback, &net.UDPAddr{IP: net.IPv4(224, 0, 0, 250), Port: port})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	conn.ReadFrom(make([]byte, 1))
}
