// Created in the member initializer list, bound in the body; IPv6.
#include <cstdlib>
#include <iostream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

struct Acceptor {
    const int handle;

    explicit Acceptor(in_port_t port) : handle(::socket(AF_INET6, SOCK_STREAM, 0))
    {
        sockaddr_in6 any = {};
        any.sin6_family = AF_INET6;
        any.sin6_addr = in6addr_any;
        any.sin6_port = htons(port);
        if (::bind(handle, (sockaddr*)&any, sizeof(any)) == -1) {
            std::perror("bind");
            std::exit(1);
        }
        ::listen(handle, 9);
    }

    ~Acceptor() { ::close(handle); }
};

int main(int argc, char** argv)
{
    Acceptor acceptor(static_cast<in_port_t>(std::atoi(argv[argc - 1])));
    std::cerr << "ready" << std::endl;
    int peer = ::accept(acceptor.handle, nullptr, nullptr);
    ::send(peer, "initialised\n", 12, 0);
    ::close(peer);
}
