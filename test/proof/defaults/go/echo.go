// echo's Start calls net.Listen.
package main

import (
	"context"
	"fmt"
	"net"
	"os"

	"github.com/labstack/echo"
)

func main() {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.Server.BaseContext = func(net.Listener) context.Context {
		fmt.Println("ready")
		return context.Background()
	}
	fmt.Println(e.Start("127.0.0.1:" + os.Args[1]))
	os.Exit(1)
}
