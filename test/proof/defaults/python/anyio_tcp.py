# anyio.create_tcp_listener() sets the option.
import sys

import anyio


async def greet(stream):
    await stream.send(b"hello\n")
    await stream.aclose()


async def main():
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1", local_port=int(sys.argv[1]))
    print("ready", flush=True)
    await listener.serve(greet)


anyio.run(main)
