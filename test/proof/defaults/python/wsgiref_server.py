# wsgiref's server is an HTTPServer.
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Greeter(WSGIRequestHandler):
    def handle(self):
        self.wfile.write(b"hello\n")


server = make_server("127.0.0.1", int(sys.argv[1]), lambda environ, start: [], handler_class=Greeter)
print("ready", flush=True)
server.handle_request()
server.server_close()
