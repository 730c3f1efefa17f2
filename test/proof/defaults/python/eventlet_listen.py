# eventlet.listen() sets SO_REUSEADDR and SO_REUSEPORT.
import sys

import eventlet

server = eventlet.listen(("127.0.0.1", int(sys.argv[1])))
print("ready", flush=True)
connection, _ = server.accept()
connection.sendall(b"hello\n")
connection.close()
