# A subclass of TCPServer with threads.
import socketserver
import sys


class ThreadedTCPServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Answers each client in a thread of its own."""

    daemon_threads = True


class Time(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"12:00\n")


def main():
    server = ThreadedTCPServer(("", int(sys.argv[1])), Time)
    print("ready", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
