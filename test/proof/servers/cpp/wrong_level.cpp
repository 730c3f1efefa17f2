// The options go to the level of the protocol, whatever they are.
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    if (::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == -1)
        std::perror("TCP_NODELAY");
    if (::setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on)) == -1)
        std::perror("SO_REUSEADDR");

    sockaddr_in sin{};
    sin.sin_family = AF_INET;
    sin.sin_port = htons(argc > 1 ? std::atoi(argv[1]) : 6543);
    if (::bind(fd, reinterpret_cast<sockaddr *>(&sin), sizeof(sin)) == -1) {
        std::perror("bind");
        return EXIT_FAILURE;
    }
    ::listen(fd, 100);
    std::fputs("ready\n", stderr);
    const int client = ::accept(fd, nullptr, nullptr);
    ::send(client, "level\n", 6, 0);
    ::close(client);
    ::close(fd);
}
