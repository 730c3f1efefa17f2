# A global that a function fills in, tabs for indentation.
import socket
import sys

server = None
visits = 0


def open_server(port):
	global server
	server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
	server.bind(("0.0.0.0", port))
	server.listen(5)


def run():
	global visits
	while True:
		client, address = server.accept()
		visits += 1
		client.sendall(("visit %d\n" % visits).encode())
		client.close()


open_server(int(sys.argv[1]))
print("ready", flush=True)
run()
