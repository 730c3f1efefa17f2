# Application.listen() sets the option.
import asyncio
import sys

import tornado.web


async def main():
    tornado.web.Application([]).listen(int(sys.argv[1]), "127.0.0.1")
    print("ready", flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
