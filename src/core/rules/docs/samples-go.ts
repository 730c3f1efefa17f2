/** Code around the lines that the samples in Go are about. */

/** A TCP server on system calls with `before` above the bind, `after` below it and `loop` after each accept. */
export function goListener(before: string, after = '', loop = ''): string {
  return `package main

import (
	"log"
	"syscall"
)

func main() {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		log.Fatal(err)
	}
${before}	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Port: 8080}); err != nil {
		log.Fatal(err)
	}
${after}	if err := syscall.Listen(fd, 16); err != nil {
		log.Fatal(err)
	}
	for {
		conn, _, err := syscall.Accept(fd)
		if err != nil {
			log.Fatal(err)
		}
${loop}		syscall.Close(conn)
	}
}
`;
}

/** A step that sets an option on `fd`, checked as the other calls are. */
export function goSet(call: string): string {
  return `	if err := syscall.${call}; err != nil {
		log.Fatal(err)
	}
`;
}

/** The step that makes a server restart. */
export const goReuse = goSet('SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)');

/** A listener of package net with `control` run before its bind. */
export function goControl(control: string): string {
  return `package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"syscall"
)

func main() {
	lc := net.ListenConfig{Control: func(network, address string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
${control}		})
	}}
	ln, err := lc.Listen(context.Background(), "tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(ln, nil))
}
`;
}

/** A socket of some kind that `before` and `after` frame the call \`use\` of. */
export function goSocket(family: string, kind: string, before: string, use: string): string {
  return `package main

import (
	"log"
	"syscall"
)

func main() {
	fd, err := syscall.Socket(syscall.${family}, syscall.${kind}, 0)
	if err != nil {
		log.Fatal(err)
	}
${before}${goSet(use)}	syscall.Close(fd)
}
`;
}

/** The same by golang.org/x/sys/unix, which has options that package syscall lacks. */
export function goUnix(text: string): string {
  return text.replaceAll('syscall.', 'unix.').replace('\t"syscall"', '\n\t"golang.org/x/sys/unix"');
}
