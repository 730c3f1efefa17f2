// The first echo server: everything in main, each call checked in an if of its own.
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"syscall"
)

func main() {
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		log.Fatal(err)
	}
	defer syscall.Close(fd)

	addr := &syscall.SockaddrInet4{Port: port}
	if err := syscall.Bind(fd, addr); err != nil {
		log.Fatal("bind: ", err)
	}
	if err := syscall.Listen(fd, 5); err != nil {
		log.Fatal("listen: ", err)
	}
	fmt.Println("ready")
	conn, _, err := syscall.Accept(fd)
	if err != nil {
		log.Fatal(err)
	}
	syscall.Write(conn, []byte("hello\n"))
	syscall.Close(conn)
}
