# An empty subclass, named import.
from socketserver import StreamRequestHandler, TCPServer
import sys


class Server(TCPServer):
    pass


class Greeter(StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"good day\n")


server = Server(("127.0.0.1", int(sys.argv[1])), Greeter)
print("ready", flush=True)
server.handle_request()
server.server_close()
