// std::bind for the handler, ::bind for the address.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using Handler = std::function<void(int)>;

static void greet(const char* text, int fd)
{
    dprintf(fd, "%s\n", text);
}

static int serve(int port, const Handler& handler)
{
    sockaddr_in self{};
    self.sin_family = AF_INET;
    self.sin_port = htons(port);
    int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    int result = ::bind(listener, reinterpret_cast<sockaddr*>(&self), sizeof(self));
    if (result < 0) {
        perror("bind");
        return 1;
    }
    result = ::listen(listener, 8);
    if (result < 0) {
        perror("listen");
        return 1;
    }
    std::cerr << "ready\n";
    for (;;) {
        int client = ::accept(listener, nullptr, nullptr);
        if (client < 0)
            return 1;
        handler(client);
        ::close(client);
    }
}

int main(int argc, char** argv)
{
    return serve(argc > 1 ? atoi(argv[1]) : 9999, std::bind(greet, "bound twice", std::placeholders::_1));
}
