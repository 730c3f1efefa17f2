// The option of the socket is passed with the level of TCP, where its number is another option's.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		panic(err)
	}
	syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.SO_REUSEADDR, 1)
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Port: port}); err != nil {
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
