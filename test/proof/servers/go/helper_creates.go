// A helper makes the listener and returns it with an error.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func openListener(port int) (fd int, err error) {
	fd, err = syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		return -1, fmt.Errorf("socket: %w", err)
	}
	sa := &syscall.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}}
	if err = syscall.Bind(fd, sa); err != nil {
		syscall.Close(fd)
		return -1, fmt.Errorf("bind: %w", err)
	}
	return fd, syscall.Listen(fd, 16)
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	fd, err := openListener(port)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, _, err := syscall.Accept(fd)
	if err != nil {
		os.Exit(1)
	}
	syscall.Write(conn, []byte("hello\n"))
	syscall.Close(conn)
}
