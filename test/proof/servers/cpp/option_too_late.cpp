// A method sets the option, but it is called after the one that binds.
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

class Service {
    int sock = -1;

public:
    bool start(int port)
    {
        sock = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(port);
        if (bind(sock, (sockaddr *)&a, sizeof a) < 0) {
            perror("bind");
            return false;
        }
        int enable = 1;
        if (setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &enable, sizeof enable) < 0)
            perror("setsockopt");
        return listen(sock, 10) == 0;
    }

    void run()
    {
        for (int c; (c = accept(sock, nullptr, nullptr)) >= 0;) {
            dprintf(c, "late\n");
            close(c);
        }
    }
};

int main(int argc, char **argv)
{
    Service service;
    if (!service.start(argc > 1 ? atoi(argv[1]) : 10000))
        return 1;
    fprintf(stderr, "ready\n");
    service.run();
}
