# socketserver.TCPServer as it comes.
import socketserver
import sys


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(b"from the handler\n")


if __name__ == "__main__":
    with socketserver.TCPServer(("localhost", int(sys.argv[1])), Handler) as server:
        print("ready", flush=True)
        server.serve_forever()
