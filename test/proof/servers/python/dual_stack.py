# One IPv6 socket for both families.
import contextlib
import socket
import sys


def main() -> int:
    with contextlib.closing(socket.socket(socket.AF_INET6, socket.SOCK_STREAM)) as listener:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind(("::", int(sys.argv[1])))
        listener.listen(16)
        print("ready", flush=True)
        connection, peer = listener.accept()
        with connection:
            connection.sendall(f"you are {peer[0]}\n".encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
