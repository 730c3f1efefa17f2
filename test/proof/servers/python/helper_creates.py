# One function makes the socket, another one binds it.
import logging
import socket
import sys

log = logging.getLogger("server")


def make_socket(timeout=None):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.settimeout(timeout)
    return sock


def serve(host, port):
    listener = make_socket()
    listener.bind((host, port))
    listener.listen(socket.SOMAXCONN)
    log.info("listening on %s:%d", host, port)
    print("ready", flush=True)
    while True:
        connection, _ = listener.accept()
        connection.sendall(b"ok\n")
        connection.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    serve("0.0.0.0", int(sys.argv[1]))
