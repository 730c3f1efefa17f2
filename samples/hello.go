// Says hello. net.Listen sets SO_REUSEADDR by itself: there is nothing to warn about, and the hover says so.
package main

import (
	"fmt"
	"log"
	"net"
)

func main() {
	listener, err := net.Listen("tcp", ":7003")
	if err != nil {
		log.Fatal(err)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Fprintln(connection, "Hello from Go")
		connection.Close()
	}
}
