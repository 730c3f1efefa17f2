// reuseport.Listen of fasthttp sets SO_REUSEADDR and SO_REUSEPORT.
package main

import (
	"fmt"
	"os"

	"github.com/valyala/fasthttp/reuseport"
)

func main() {
	listener, err := reuseport.Listen("tcp4", "127.0.0.1:"+os.Args[1])
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
