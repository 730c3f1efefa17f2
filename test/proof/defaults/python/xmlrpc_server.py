# SimpleXMLRPCServer has allow_reuse_address = True.
import sys
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer


class Greeter(SimpleXMLRPCRequestHandler):
    def handle(self):
        self.wfile.write(b"hello\n")


server = SimpleXMLRPCServer(("127.0.0.1", int(sys.argv[1])), requestHandler=Greeter)
print("ready", flush=True)
server.handle_request()
server.server_close()
