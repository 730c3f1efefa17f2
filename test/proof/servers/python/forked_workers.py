# The parent binds and waits, a child process accepts.
import os
import socket
import sys

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(128)
print("ready", flush=True)

pid = os.fork()
if pid == 0:
    conn, _ = listener.accept()
    conn.sendall(b"worker %d\n" % os.getpid())
    conn.close()
    os._exit(0)
os.waitpid(pid, 0)
listener.close()
