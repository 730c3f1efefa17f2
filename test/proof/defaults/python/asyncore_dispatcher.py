# asyncore.dispatcher sets nothing before bind().
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import asyncore  # noqa: E402


class Server(asyncore.dispatcher):
    def handle_accepted(self, connection, address):
        connection.sendall(b"hello\n")
        connection.close()


server = Server()
server.create_socket()
server.bind(("127.0.0.1", int(sys.argv[1])))
server.listen(5)
print("ready", flush=True)
asyncore.loop()
