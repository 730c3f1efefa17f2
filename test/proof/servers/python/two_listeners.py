# A second listener if a second port is given; semicolons and short ifs.
import select
import socket
import sys

port = int(sys.argv[1])
control = None
if len(sys.argv) > 2: control = int(sys.argv[2])

listeners = []
data = socket.socket(socket.AF_INET, socket.SOCK_STREAM); data.bind(("127.0.0.1", port)); data.listen(2)
listeners.append(data)
if control is not None:
    other = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    other.bind(("127.0.0.1", control))
    other.listen(2)
    listeners.append(other)

print("ready", flush=True)
while True:
    readable, _, _ = select.select(listeners, [], [])
    for listener in readable:
        client, _ = listener.accept()
        client.sendall(b"selected\n")
        client.close()
