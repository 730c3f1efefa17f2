// A class template over what is said to a client.
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

template <typename Greeting>
class Server {
public:
    explicit Server(Greeting greeting) : greeting_(greeting) {}

    void listen(int port)
    {
        fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        if (::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) != 0)
        {
            std::perror("bind");
            throw std::runtime_error("no port");
        }
        if (::listen(fd_, SOMAXCONN) != 0)
        {
            throw std::runtime_error("listen");
        }
    }

    void once()
    {
        int client = ::accept(fd_, nullptr, nullptr);
        std::string text = greeting_(client);
        ::send(client, text.data(), text.size(), 0);
        ::close(client);
    }

private:
    Greeting greeting_;
    int fd_ = -1;
};

int main(int argc, char **argv)
{
    Server server([](int fd) { return "client " + std::to_string(fd) + "\n"; });
    try
    {
        server.listen(argc > 1 ? std::atoi(argv[1]) : 3000);
    }
    catch (const std::exception &e)
    {
        return 1;
    }
    std::fputs("ready\n", stderr);
    server.once();
}
