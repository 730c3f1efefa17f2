# Not blocking, with selectors.
import selectors
import socket
import sys

selector = selectors.DefaultSelector()


def accept(listener):
    conn, _ = listener.accept()
    conn.setblocking(True)
    conn.sendall(b"selected\n")
    conn.close()


lsock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
lsock.setblocking(False)
lsock.bind(("127.0.0.1", int(sys.argv[1])))
lsock.listen()
selector.register(lsock, selectors.EVENT_READ, data=accept)
print("ready", flush=True)
while True:
    for key, _ in selector.select():
        key.data(key.fileobj)
