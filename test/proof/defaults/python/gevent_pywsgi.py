# gevent.pywsgi.WSGIServer is a StreamServer.
import sys

from gevent.pywsgi import WSGIServer


def application(environ, start_response):
    start_response("200 OK", [])
    return [b"hello\n"]


server = WSGIServer(("127.0.0.1", int(sys.argv[1])), application)
server.start()
print("ready", flush=True)
server.serve_forever()
