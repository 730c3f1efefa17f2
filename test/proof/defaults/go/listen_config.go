// net.ListenConfig with a Control function that changes nothing.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"syscall"
)

func main() {
	lc := net.ListenConfig{Control: func(network, address string, c syscall.RawConn) error { return nil }}
	ln, err := lc.Listen(context.Background(), "tcp", "127.0.0.1:"+os.Args[1])
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
