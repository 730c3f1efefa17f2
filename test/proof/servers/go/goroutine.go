// A goroutine listens, with closures that share the descriptor.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"syscall"
)

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		serve(port, func(conn int) { syscall.Write(conn, []byte("hello\n")) })
	}()
	wg.Wait()
}

func serve(port int, handle func(int)) {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		panic(err)
	}
	bind := func() error {
		return syscall.Bind(fd, &syscall.SockaddrInet4{Port: port})
	}
	if err := bind(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if syscall.Listen(fd, 8) != nil {
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, _, err := syscall.Accept(fd)
	if err != nil {
		panic(err)
	}
	handle(conn)
	syscall.Close(conn)
}
