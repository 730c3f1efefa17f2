# Gunicorn sets the option.
import sys

from gunicorn.app.base import BaseApplication


class Application(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{sys.argv[1]}")
        # Only then does it say why it cannot bind.
        self.cfg.set("loglevel", "debug")
        # A worker that is told to end while it starts does not hear it.
        self.cfg.set("graceful_timeout", 1)
        self.cfg.set("when_ready", lambda server: print("ready", flush=True))

    def load(self):
        return greet


def greet(environ, start_response):
    start_response("200 OK", [])
    return [b"hello\n"]


Application().run()
