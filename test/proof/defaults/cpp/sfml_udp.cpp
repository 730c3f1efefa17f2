// sf::UdpSocket::bind() sets nothing.
#include <SFML/Network.hpp>
#include <cstdio>
#include <cstdlib>

int main(int, char **argv)
{
    sf::UdpSocket socket;
    if (socket.bind(static_cast<unsigned short>(std::atoi(argv[1]))) != sf::Socket::Done) {
        std::perror("bind");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    sf::Packet packet;
    sf::IpAddress sender;
    unsigned short port;
    socket.receive(packet, sender, port);
}
