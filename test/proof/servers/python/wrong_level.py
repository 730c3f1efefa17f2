# SO_REUSEADDR at the level of IP: option 2 there is IP_TTL, so the call succeeds and does something else.
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.IPPROTO_IP, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen(3)
print("ready", flush=True)
while True:
    client, _ = server.accept()
    client.sendall(b"ttl 1\n")
    client.close()
