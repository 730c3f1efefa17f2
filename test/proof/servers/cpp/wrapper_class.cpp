// A class wraps the calls: the constructor creates, start() binds.
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

class TcpServer {
public:
    explicit TcpServer(std::uint16_t port) : port_(port)
    {
        fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
        if (fd_ < 0)
            throw std::system_error(errno, std::generic_category(), "socket");
    }

    TcpServer(const TcpServer&) = delete;
    TcpServer& operator=(const TcpServer&) = delete;

    ~TcpServer()
    {
        ::close(fd_);
    }

    void start()
    {
        sockaddr_in addr{};
        addr.sin_family = AF_INET;
        addr.sin_port = htons(port_);
        addr.sin_addr.s_addr = htonl(INADDR_ANY);

        if (::bind(fd_, reinterpret_cast<sockaddr*>(&addr), sizeof(addr)) < 0)
            throw std::system_error(errno, std::generic_category(), "bind");
        if (::listen(fd_, 16) < 0)
            throw std::system_error(errno, std::generic_category(), "listen");
    }

    int next() const
    {
        return ::accept(fd_, nullptr, nullptr);
    }

private:
    std::uint16_t port_;
    int fd_ = -1;
};

int main(int argc, char** argv)
{
    try {
        TcpServer server(static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8080));
        server.start();
        std::cerr << "ready" << std::endl;
        for (int client; (client = server.next()) >= 0; ::close(client)) {
            const std::string line = "served by a class\n";
            ::send(client, line.data(), line.size(), MSG_NOSIGNAL);
        }
    } catch (const std::exception& e) {
        std::cerr << "fatal: " << e.what() << '\n';
        return EXIT_FAILURE;
    }
}
