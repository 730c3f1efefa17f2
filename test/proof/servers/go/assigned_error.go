// One error variable for all calls, and each check on a line of its own.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	var sa syscall.SockaddrInet4
	sa.Port = port
	sock, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, syscall.IPPROTO_TCP)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	err = syscall.Bind(sock, &sa)
	if err != nil {
		fmt.Println("bind failed:", err)
		os.Exit(1)
	}
	err = syscall.Listen(sock, syscall.SOMAXCONN)
	if err != nil {
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, _, err := syscall.Accept4(sock, syscall.SOCK_CLOEXEC)
	if err != nil {
		os.Exit(1)
	}
	syscall.Write(conn, []byte("hello\n"))
	syscall.Close(conn)
}
