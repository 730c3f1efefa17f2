// Tells every client the time.
//
//   c++ -std=c++17 -o clock clock.cpp && ./clock
//   nc 127.0.0.1 7009
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <string>
#include <system_error>

class Listener {
public:
    explicit Listener(std::uint16_t port)
    {
        descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
        if (descriptor_ == -1) {
            throw std::system_error(errno, std::generic_category(), "socket");
        }

        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_ANY);
        address.sin_port = htons(port);
        if (::bind(descriptor_, reinterpret_cast<sockaddr *>(&address), sizeof address) == -1) {
            throw std::system_error(errno, std::generic_category(), "bind");
        }
        if (::listen(descriptor_, SOMAXCONN) == -1) {
            throw std::system_error(errno, std::generic_category(), "listen");
        }
    }

    ~Listener() { ::close(descriptor_); }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    int accept() const { return ::accept(descriptor_, nullptr, nullptr); }

private:
    int descriptor_ = -1;
};

int main()
{
    try {
        Listener listener(7009);
        for (int client; (client = listener.accept()) != -1;) {
            const std::time_t now = std::time(nullptr);
            const std::string text = std::ctime(&now);
            ::send(client, text.data(), text.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    } catch (const std::system_error &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
