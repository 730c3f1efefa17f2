# make_server() makes an HTTPServer.
import sys

from werkzeug.serving import make_server
from werkzeug.wrappers import Response

server = make_server("127.0.0.1", int(sys.argv[1]), Response("hello\n"))
print("ready", flush=True)
server.serve_forever()
