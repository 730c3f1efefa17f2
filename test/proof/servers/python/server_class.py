# A class: the constructor makes the socket, start() binds it.
import socket
import sys
import threading


class ChatServer:
    def __init__(self, host, port):
        self.host = host
        self.port = port
        self.clients = []
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def start(self):
        self.sock.bind((self.host, self.port))
        self.sock.listen(10)
        print("ready", flush=True)
        while True:
            client, address = self.sock.accept()
            self.clients.append(client)
            threading.Thread(target=self.talk, args=(client, address), daemon=True).start()

    def talk(self, client, address):
        client.sendall(b"Welcome, %s\n" % address[0].encode())
        self.clients.remove(client)
        client.close()


if __name__ == "__main__":
    ChatServer("", int(sys.argv[1])).start()
