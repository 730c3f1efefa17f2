#!/usr/bin/env python3
# One function, errors caught.
import socket
import sys


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: main_function.py PORT")
    port = int(sys.argv[1])

    server = socket.socket()
    try:
        server.bind(("127.0.0.1", port))
    except OSError as error:
        print("bind failed:", error, file=sys.stderr)
        sys.exit(1)
    server.listen(5)
    print("ready", flush=True)

    while True:
        client, address = server.accept()
        client.send("hello {}:{}\r\n".format(*address).encode())
        client.close()


if __name__ == "__main__":
    main()
