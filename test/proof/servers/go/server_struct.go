// A server type keeps the descriptor in a field, with a method for each step.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

type server struct {
	fd   int
	port int
}

func (s *server) open() (err error) {
	s.fd, err = syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	return err
}

func (s *server) bind() error {
	if err := syscall.Bind(s.fd, &syscall.SockaddrInet4{Port: s.port}); err != nil {
		return err
	}
	return syscall.Listen(s.fd, 16)
}

func (s *server) serveOne() error {
	conn, _, err := syscall.Accept(s.fd)
	if err != nil {
		return err
	}
	syscall.Write(conn, []byte("hello\n"))
	return syscall.Close(conn)
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	s := &server{port: port}
	steps := []func() error{s.open, s.bind, func() error { fmt.Println("ready"); return nil }, s.serveOne}
	for _, step := range steps {
		if err := step(); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}
