# socketserver.TCPServer has allow_reuse_address = False.
import socketserver
import sys


class Greeter(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(b"hello\n")


server = socketserver.TCPServer(("127.0.0.1", int(sys.argv[1])), Greeter)
print("ready", flush=True)
server.handle_request()
server.server_close()
