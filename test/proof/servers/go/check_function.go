// Every error goes to a function that ends the program.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	port, err := strconv.Atoi(os.Args[1])
	check(err)
	sock, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	check(err)
	check(syscall.Bind(sock, &syscall.SockaddrInet4{Port: port}))
	check(syscall.Listen(sock, 1))
	fmt.Println("ready")
	conn, _, err := syscall.Accept(sock)
	check(err)
	_, err = syscall.Write(conn, []byte("hello\n"))
	check(err)
	check(syscall.Close(conn))
}
