# asyncio sets the option by itself, but not on a socket that it is handed.
import asyncio
import socket
import sys


async def greet(reader, writer):
    writer.write(b"async\n")
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main(port):
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.bind(("127.0.0.1", port))
    server = await asyncio.start_server(greet, sock=sock)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1])))
