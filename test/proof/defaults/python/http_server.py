# http.server.HTTPServer has allow_reuse_address = 1.
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Greeter(BaseHTTPRequestHandler):
    def handle(self):
        self.wfile.write(b"hello\n")


server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Greeter)
print("ready", flush=True)
server.handle_request()
server.server_close()
