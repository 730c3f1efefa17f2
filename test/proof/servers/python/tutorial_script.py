# The first server of many a tutorial: a script without functions.
import socket
import sys

HOST = ""
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 50007

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((HOST, PORT))
s.listen(1)
print("ready", flush=True)
conn, addr = s.accept()
print("Connected by", addr)
conn.sendall(b"Thank you for connecting")
conn.close()
s.close()
