# loop.create_server() with a socket of our own and a protocol class.
import asyncio
import socket
import sys


class Greeting(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"protocol\n")
        transport.close()


def bound_socket(port):
    sock = socket.socket()
    sock.setblocking(False)
    sock.bind(("", port))
    return sock


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Greeting, sock=bound_socket(int(sys.argv[1])))
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main())
