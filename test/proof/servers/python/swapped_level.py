# Level and option have changed places; the error is swallowed.
import socket
import sys


class Server(object):
    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self.socket.setsockopt(socket.SO_REUSEADDR, socket.SOL_SOCKET, 1)
        except OSError:
            pass
        self.socket.bind(("", port))
        self.socket.listen(1)

    def serve(self):
        client, _ = self.socket.accept()
        try:
            client.sendall(b"swapped\n")
        finally:
            client.close()


server = Server(int(sys.argv[1]))
print("ready", flush=True)
server.serve()
