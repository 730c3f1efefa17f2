// The error of the bind is what a function returns.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func prepare(fd, port int) error {
	sa := syscall.SockaddrInet6{Port: port}
	return syscall.Bind(fd, &sa)
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	fd, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM, 0)
	if err != nil {
		panic(err)
	}
	if err := prepare(fd, port); err != nil {
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
