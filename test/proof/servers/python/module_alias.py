# The module has a short name.
import socket as sk
import sys

listener = sk.socket(sk.AF_INET, sk.SOCK_STREAM)
listener.bind((sk.gethostbyname("localhost"), int(sys.argv[1])))
listener.listen()
print("ready", flush=True)
peer, _ = listener.accept()
peer.sendall(b"alias\n")
peer.close()
