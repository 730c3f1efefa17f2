# bind() of pyzmq is libzmq's, which sets the option.
import sys

import zmq

server = zmq.Context().socket(zmq.STREAM)
server.bind(f"tcp://127.0.0.1:{sys.argv[1]}")
print("ready", flush=True)
while True:
    # The id of a client with nothing after it closes the connection.
    client, _ = server.recv_multipart()
    server.send_multipart([client, b""])
