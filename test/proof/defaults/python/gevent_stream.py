# StreamServer sets the option.
import sys

from gevent.server import StreamServer


def greet(connection, address):
    connection.sendall(b"hello\n")
    connection.close()


server = StreamServer(("127.0.0.1", int(sys.argv[1])), greet)
server.start()
print("ready", flush=True)
server.serve_forever()
