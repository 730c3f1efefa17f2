// A reactor with epoll; the accept and the listener are handlers in a map.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <iostream>
#include <map>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

class Reactor {
    int epfd_ = epoll_create1(0);
    std::map<int, std::function<void()>> handlers_;

public:
    void add(int fd, std::function<void()> handler)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        epoll_ctl(epfd_, EPOLL_CTL_ADD, fd, &event);
        handlers_[fd] = std::move(handler);
    }

    void run()
    {
        epoll_event event;
        while (epoll_wait(epfd_, &event, 1, -1) == 1)
            handlers_[event.data.fd]();
    }
};

int main(int argc, char** argv)
{
    Reactor reactor;
    int listen_fd = socket(AF_INET, SOCK_STREAM, 0);
    fcntl(listen_fd, F_SETFL, fcntl(listen_fd, F_GETFL) | O_NONBLOCK);

    struct sockaddr_in server_addr {};
    server_addr.sin_family = AF_INET;
    server_addr.sin_addr.s_addr = htonl(INADDR_ANY);
    server_addr.sin_port = htons(argc > 1 ? std::atoi(argv[1]) : 8888);

    if (bind(listen_fd, reinterpret_cast<struct sockaddr*>(&server_addr), sizeof(server_addr)) < 0) {
        std::cerr << "bind: " << strerror(errno) << std::endl;
        close(listen_fd);
        return 1;
    }
    if (listen(listen_fd, SOMAXCONN) < 0) {
        std::cerr << "listen: " << strerror(errno) << std::endl;
        close(listen_fd);
        return 1;
    }
    reactor.add(listen_fd, [listen_fd] {
        int peer = accept(listen_fd, nullptr, nullptr);
        if (peer >= 0) {
            send(peer, "event\n", 6, MSG_NOSIGNAL);
            close(peer);
        }
    });
    std::cout << "ready" << std::endl;
    reactor.run();
}
