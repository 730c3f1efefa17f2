# Takes the first address that can be bound, after the example of the socket module's documentation.
import socket
import sys

HOST = None
PORT = int(sys.argv[1])
s = None
for res in socket.getaddrinfo(HOST, PORT, socket.AF_UNSPEC, socket.SOCK_STREAM, 0, socket.AI_PASSIVE):
    af, socktype, proto, canonname, sa = res
    try:
        s = socket.socket(af, socktype, proto)
    except OSError:
        s = None
        continue
    try:
        s.bind(sa)
        s.listen(1)
    except OSError as msg:
        print(sa, msg, file=sys.stderr)
        s.close()
        s = None
        continue
    break
if s is None:
    print("could not open socket", file=sys.stderr)
    sys.exit(1)
print("ready", flush=True)
conn, addr = s.accept()
with conn:
    conn.send(b"first that fits\n")
