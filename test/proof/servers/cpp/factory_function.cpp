// A free function returns the listening descriptor or throws.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

static int make_listener(unsigned short port, int backlog = 32)
{
    const int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (fd == -1)
        throw std::runtime_error(std::string("socket: ") + std::strerror(errno));

    sockaddr_in sa = {};
    sa.sin_family = AF_INET;
    sa.sin_port = htons(port);
    if (bind(fd, (sockaddr *)&sa, sizeof(sa)) == -1) {
        const int error = errno;
        close(fd);
        throw std::runtime_error(std::string("bind: ") + std::strerror(error));
    }
    if (listen(fd, backlog) == -1) {
        close(fd);
        throw std::runtime_error("listen");
    }
    return fd;
}

int main(int argc, char **argv)
try {
    const int listener = make_listener(argc > 1 ? std::atoi(argv[1]) : 2000);
    std::cout << "ready" << std::endl;
    while (true) {
        const int client = accept(listener, nullptr, nullptr);
        if (client == -1)
            return 1;
        send(client, "factory\n", 8, 0);
        close(client);
    }
} catch (const std::exception &e) {
    std::cerr << e.what() << std::endl;
    return 1;
}
