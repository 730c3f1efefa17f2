# socketserver.UDPServer has allow_reuse_address = False.
import socketserver
import sys

server = socketserver.UDPServer(("127.0.0.1", int(sys.argv[1])), socketserver.BaseRequestHandler)
print("ready", flush=True)
server.serve_forever()
