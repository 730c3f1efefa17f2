# A listener for IPv6 alone.
import socket
import sys

sock = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
sock.bind(("::", int(sys.argv[1])))
sock.listen()
print("ready", flush=True)
conn, _ = sock.accept()
conn.sendall(b"six\n")
conn.close()
