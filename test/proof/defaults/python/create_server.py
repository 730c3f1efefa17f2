# socket.create_server() sets the option.
import socket
import sys

with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as server:
    print("ready", flush=True)
    connection, _ = server.accept()
    connection.sendall(b"hello\n")
    connection.close()
