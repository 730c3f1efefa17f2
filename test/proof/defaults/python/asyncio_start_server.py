# asyncio.start_server() sets the option on Unix.
import asyncio
import sys


async def main():
    done = asyncio.Event()

    async def greet(reader, writer):
        writer.write(b"hello\n")
        writer.close()
        await writer.wait_closed()
        done.set()

    server = await asyncio.start_server(greet, "127.0.0.1", int(sys.argv[1]))
    print("ready", flush=True)
    await done.wait()
    server.close()


asyncio.run(main())
