// net/http: ListenAndServe, with hooks that say when it listens and that greet and close each connection.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
)

func main() {
	srv := &http.Server{
		Addr: "127.0.0.1:" + os.Args[1],
		BaseContext: func(net.Listener) context.Context {
			fmt.Println("ready")
			return context.Background()
		},
		ConnState: func(conn net.Conn, state http.ConnState) {
			if state == http.StateNew {
				fmt.Fprintln(conn, "hello")
				conn.Close()
			}
		},
	}
	fmt.Println(srv.ListenAndServe())
	os.Exit(1)
}
