// An event loop with epoll and a listener that does not block.
package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

type loop struct {
	epoll    int
	listener int
}

func newLoop(port int) (*loop, error) {
	lfd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.Bind(lfd, &syscall.SockaddrInet4{Port: port}); err != nil {
		syscall.Close(lfd)
		return nil, err
	}
	if err := syscall.Listen(lfd, syscall.SOMAXCONN); err != nil {
		return nil, err
	}
	epfd, err := syscall.EpollCreate1(0)
	if err != nil {
		return nil, err
	}
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(lfd)}
	if err := syscall.EpollCtl(epfd, syscall.EPOLL_CTL_ADD, lfd, &event); err != nil {
		return nil, err
	}
	return &loop{epoll: epfd, listener: lfd}, nil
}

func (l *loop) run() {
	events := make([]syscall.EpollEvent, 16)
	for {
		n, err := syscall.EpollWait(l.epoll, events, -1)
		if err != nil {
			continue
		}
		for i := 0; i < n; i++ {
			conn, _, err := syscall.Accept(l.listener)
			if err != nil {
				continue
			}
			syscall.Write(conn, []byte("hello\n"))
			syscall.Close(conn)
		}
	}
}

func main() {
	port, _ := strconv.Atoi(os.Args[1])
	l, err := newLoop(port)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	l.run()
}
