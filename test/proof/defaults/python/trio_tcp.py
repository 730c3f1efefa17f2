# trio.serve_tcp() sets the option.
import sys

import trio


async def greet(stream):
    await stream.send_all(b"hello\n")
    await stream.aclose()


async def main():
    async with trio.open_nursery() as nursery:
        await nursery.start(lambda **status: trio.serve_tcp(greet, int(sys.argv[1]), host="127.0.0.1", **status))
        print("ready", flush=True)


trio.run(main)
