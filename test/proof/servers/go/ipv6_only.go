// An IPv6 socket that takes no IPv4.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	fd, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, 0)
	if err != nil {
		panic(err)
	}
	if err := syscall.SetsockoptInt(fd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 1); err != nil {
		panic(err)
	}
	address := &syscall.SockaddrInet6{Port: port, Addr: [16]byte{15: 1}}
	if err := syscall.Bind(fd, address); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if err := syscall.Listen(fd, 5); err != nil {
		panic(err)
	}
	fmt.Println("ready")
	conn, _, err := syscall.Accept(fd)
	if err != nil {
		panic(err)
	}
	syscall.Write(conn, []byte("hello\n"))
	syscall.Close(conn)
}
