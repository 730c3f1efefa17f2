// A thread and a lambda for each client.
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

std::mutex m;
std::vector<int> clients;

int main(int argc, char** argv)
{
    auto server = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in addr;
    addr.sin_family = AF_INET;
    addr.sin_port = htons(argc > 1 ? std::atoi(argv[1]) : 1234);
    addr.sin_addr.s_addr = inet_addr("127.0.0.1");

    if (bind(server, (struct sockaddr*)&addr, sizeof(addr)) < 0) {
        std::perror("bind");
        return 1;
    }
    listen(server, 5);
    std::cout << "ready" << std::endl;

    while (true) {
        int client = accept(server, nullptr, nullptr);
        if (client < 0)
            break;
        std::thread([client] {
            {
                std::lock_guard<std::mutex> lock(m);
                clients.push_back(client);
            }
            std::string text = "lambda\n";
            send(client, text.data(), text.size(), MSG_NOSIGNAL);
            close(client);
        }).detach();
    }
}
