# aiohttp.web.TCPSite leaves it to asyncio, which sets the option.
import asyncio
import sys

from aiohttp import web


async def main():
    runner = web.AppRunner(web.Application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(sys.argv[1])).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
