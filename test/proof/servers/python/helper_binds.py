# A helper binds the socket that it is given.
import socket
import sys


def attach(sock: socket.socket, port: int) -> None:
    sock.bind(("localhost", port))
    sock.listen(8)


sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
attach(sock, int(sys.argv[1]))
print("ready", flush=True)
peer, _ = sock.accept()
peer.sendall(b"bound elsewhere\n")
peer.shutdown(socket.SHUT_WR)
peer.recv(1)
peer.close()
