# multiprocessing.connection.Listener sets the option on Unix.
import sys
from multiprocessing.connection import Listener

with Listener(("127.0.0.1", int(sys.argv[1]))) as listener:
    print("ready", flush=True)
    with listener.accept() as connection:
        connection.send_bytes(b"hello\n")
