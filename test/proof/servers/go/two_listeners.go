// Two listeners of one program: IPv4 and IPv6 on the same port.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func fail(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])

	v4, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	fail(err)
	err = syscall.Bind(v4, &syscall.SockaddrInet4{Port: port})
	fail(err)
	fail(syscall.Listen(v4, 1))

	v6, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, 0)
	fail(err)
	fail(syscall.SetsockoptInt(v6, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 1))
	err = syscall.Bind(v6, &syscall.SockaddrInet6{Port: port})
	fail(err)
	fail(syscall.Listen(v6, 1))

	fmt.Println("ready")
	conn, _, err := syscall.Accept(v6)
	fail(err)
	syscall.Write(conn, []byte("hello\n"))
	syscall.Close(conn)
}
