// Every field is written with this->.
#include <iostream>
#include <string>
#include <cstring>
#include <cerrno>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

class Server {
    private:
        int server_fd;
        int port;
        struct sockaddr_in address;
    public:
        Server(int port) {
            this->port = port;
        }
        int init() {
            this->server_fd = socket(AF_INET, SOCK_STREAM, 0);
            if (this->server_fd == 0) {
                std::cerr << "socket failed" << std::endl;
                return -1;
            }
            std::memset(&this->address, 0, sizeof(this->address));
            this->address.sin_family = AF_INET;
            this->address.sin_addr.s_addr = INADDR_ANY;
            this->address.sin_port = htons(this->port);
            if (bind(this->server_fd, (struct sockaddr *)&this->address, sizeof(this->address)) < 0) {
                std::cerr << "bind failed: " << std::strerror(errno) << std::endl;
                return -1;
            }
            if (listen(this->server_fd, 3) < 0) {
                std::cerr << "listen failed" << std::endl;
                return -1;
            }
            return 0;
        }
        void answer(const std::string &text) {
            int new_socket = accept(this->server_fd, nullptr, nullptr);
            send(new_socket, text.c_str(), text.size(), 0);
            close(new_socket);
        }
};

int main(int argc, char const *argv[]) {
    Server server(argc > 1 ? std::stoi(argv[1]) : 8080);
    if (server.init() != 0)
        return 1;
    std::cout << "ready" << std::endl;
    server.answer("this\n");
    return 0;
}
