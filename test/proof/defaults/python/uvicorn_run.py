# uvicorn.Server sets the option.
import asyncio
import sys

import uvicorn


async def application(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"hello\n"})


class Server(uvicorn.Server):
    async def startup(self, *args, **kwargs):
        await super().startup(*args, **kwargs)
        if self.started:
            print("ready", flush=True)


config = uvicorn.Config(application, host="127.0.0.1", port=int(sys.argv[1]), lifespan="off")
asyncio.run(Server(config).serve())
