// A socket made by hand becomes a net.Listener.
package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"syscall"
)

func listen(port int) (net.Listener, error) {
	fd, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, os.NewSyscallError("socket", err)
	}
	syscall.SetsockoptInt(fd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 0)
	if err := syscall.Bind(fd, &syscall.SockaddrInet6{Port: port}); err != nil {
		syscall.Close(fd)
		return nil, os.NewSyscallError("bind", err)
	}
	if err := syscall.Listen(fd, 128); err != nil {
		syscall.Close(fd)
		return nil, os.NewSyscallError("listen", err)
	}
	file := os.NewFile(uintptr(fd), "listener")
	defer file.Close()
	return net.FileListener(file)
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	ln, err := listen(port)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, err := ln.Accept()
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(conn, "hello")
	conn.Close()
}
