// net.Listen, and a connection that the server closes first.
package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	ln, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
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
