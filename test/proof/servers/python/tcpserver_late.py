# The attribute is set on the instance, which has bound already.
import socketserver
import sys


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(b"late\n")


server = socketserver.TCPServer(("", int(sys.argv[1])), Handler)
server.allow_reuse_address = True
print("ready", flush=True)
try:
    server.serve_forever()
finally:
    server.server_close()
