"""Greets every client by name.

    python3 greeter.py
    echo Ada | nc 127.0.0.1 7010
"""

import socket

PORT = 7010


def main():
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", PORT))
    listener.listen()
    print(f"listening on port {PORT}")

    while True:
        client, _ = listener.accept()
        with client:
            name = client.recv(100).decode(errors="replace").strip()
            client.sendall(f"Hello {name or 'stranger'}!\n".encode())


if __name__ == "__main__":
    main()
