# A socket of trio.socket gets nothing.
import sys

import trio


async def main():
    server = trio.socket.socket()
    await server.bind(("127.0.0.1", int(sys.argv[1])))
    server.listen()
    print("ready", flush=True)
    connection, _ = await server.accept()
    await connection.send(b"hello\n")
    connection.close()


trio.run(main)
