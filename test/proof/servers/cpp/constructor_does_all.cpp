// The constructor creates, binds and listens.
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

class Server
{
  public:
    Server(int port);
    void run();

  private:
    int m_socket;
    sockaddr_in m_address;
};

Server::Server(int port)
{
    m_socket = socket(AF_INET, SOCK_STREAM, 0);
    if (m_socket < 0) {
        perror("socket");
        exit(EXIT_FAILURE);
    }
    std::memset(&m_address, 0, sizeof(m_address));
    m_address.sin_family = AF_INET;
    m_address.sin_addr.s_addr = INADDR_ANY;
    m_address.sin_port = htons(port);
    if (bind(m_socket, (struct sockaddr *)&m_address, sizeof(m_address)) < 0) {
        perror("bind");
        exit(EXIT_FAILURE);
    }
    if (listen(m_socket, 10) < 0) {
        perror("listen");
        exit(EXIT_FAILURE);
    }
}

void Server::run()
{
    while (true) {
        int fd = accept(m_socket, NULL, NULL);
        if (fd < 0)
            break;
        std::string hello("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        write(fd, hello.c_str(), hello.length());
        close(fd);
    }
}

int main(int argc, char **argv)
{
    Server server(atoi(argv[argc - 1]));
    std::cout << "ready" << std::endl;
    server.run();
    return 0;
}
