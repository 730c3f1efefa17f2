# logging.config.listen() sets the option. Its server reads four bytes and the rest from a connection.
import logging.config
import sys

thread = logging.config.listen(int(sys.argv[1]))
thread.start()
if not thread.ready.wait(5):
    sys.exit(1)
print("ready", flush=True)
thread.join()
