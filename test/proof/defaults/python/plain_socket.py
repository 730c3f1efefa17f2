# The socket module sets nothing by itself.
import socket
import sys

server = socket.socket()
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen()
print("ready", flush=True)
connection, _ = server.accept()
connection.sendall(b"hello\n")
connection.close()
