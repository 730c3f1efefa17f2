# anyio.create_udp_socket() sets nothing.
import sys

import anyio


async def main():
    async with await anyio.create_udp_socket(local_host="127.0.0.1", local_port=int(sys.argv[1])) as socket:
        print("ready", flush=True)
        await socket.receive()


anyio.run(main)
