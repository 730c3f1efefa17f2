// tcplisten sets the option.
package main

import (
	"fmt"
	"os"

	"github.com/valyala/tcplisten"
)

func main() {
	listener, err := new(tcplisten.Config).NewListener("tcp4", "127.0.0.1:"+os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	conn, err := listener.Accept()
	if err != nil {
		panic(err)
	}
	conn.Close()
}
