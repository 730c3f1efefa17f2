// What sf::TcpListener does by itself.
#include <SFML/Network.hpp>
#include <cstdio>
#include <cstdlib>

int main(int, char **argv)
{
    sf::TcpListener server;
    sf::TcpSocket client;
    if (server.listen(static_cast<unsigned short>(std::atoi(argv[1]))) != sf::Socket::Done) {
        std::perror("listen");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    server.accept(client);
    client.disconnect();
}
