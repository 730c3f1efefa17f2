# Everything comes from a star import.
from socket import *
from sys import argv

s = socket(AF_INET, SOCK_STREAM)
s.bind(("", int(argv[1])))
s.listen(5)
print("ready", flush=True)
while 1:
    c, a = s.accept()
    c.send(b"star\n")
    c.close()
