# waitress.create_server() sets the option.
import sys

import waitress


def application(environ, start_response):
    start_response("200 OK", [])
    return [b"hello\n"]


server = waitress.create_server(application, host="127.0.0.1", port=int(sys.argv[1]))
print("ready", flush=True)
server.run()
