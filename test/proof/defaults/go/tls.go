// tls.Listen calls net.Listen.
package main

import (
	"crypto/tls"
	"fmt"
	"os"
)

func main() {
	listener, err := tls.Listen("tcp", "127.0.0.1:"+os.Args[1], &tls.Config{Certificates: []tls.Certificate{{}}})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, err := listener.Accept()
	if err != nil {
		panic(err)
	}
	conn.Close()
}
