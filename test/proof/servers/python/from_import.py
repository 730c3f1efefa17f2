# Only the names in use are imported, SO_REUSEADDR is not among them.
import sys
from socket import AF_INET, SOCK_STREAM, socket

serverPort = int(sys.argv[1])
serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.bind(("", serverPort))
serverSocket.listen(1)
print("ready", flush=True)
connectionSocket, addr = serverSocket.accept()
connectionSocket.send("HTTP/1.1 200 OK\r\n\r\n".encode())
connectionSocket.close()
serverSocket.close()
