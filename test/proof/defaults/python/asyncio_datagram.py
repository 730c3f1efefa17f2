# create_datagram_endpoint() sets nothing.
import asyncio
import sys


async def main():
    await asyncio.get_running_loop().create_datagram_endpoint(
        asyncio.DatagramProtocol, local_addr=("127.0.0.1", int(sys.argv[1]))
    )
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
