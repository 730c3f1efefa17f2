# The option is set after bind.
import socket
import sys


def run(port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.bind(("", port))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.listen(5)
    print("ready", flush=True)
    conn, _ = s.accept()
    conn.sendall(b"too late\n")
    conn.close()
    s.close()


run(int(sys.argv[1]))
