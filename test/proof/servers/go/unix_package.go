// The calls of golang.org/x/sys/unix.
package main

import (
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_TCP)
	if err != nil {
		panic(err)
	}
	if err := unix.Bind(fd, &unix.SockaddrInet4{Port: port}); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if err := unix.Listen(fd, 16); err != nil {
		panic(err)
	}
	fmt.Println("ready")
	conn, _, err := unix.Accept(fd)
	if err != nil {
		panic(err)
	}
	unix.Write(conn, []byte("hello\n"))
	unix.Close(conn)
}
