# DatagramServer sets the option.
import sys

from gevent.server import DatagramServer

server = DatagramServer(("127.0.0.1", int(sys.argv[1])), lambda data, address: None)
server.start()
print("ready", flush=True)
server.serve_forever()
