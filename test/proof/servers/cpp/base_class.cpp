// The base class owns the descriptor, the derived class binds it.
#include <cstdlib>
#include <cstdio>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

class Socket {
public:
    explicit Socket(int type) : fd(socket(AF_INET, type, 0)) {}
    virtual ~Socket() { close(fd); }

protected:
    int fd;
};

class Listener : public Socket {
public:
    Listener() : Socket(SOCK_STREAM) {}

    bool open(int port)
    {
        struct sockaddr_in name = {};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        name.sin_port = htons(port);
        if (bind(fd, (struct sockaddr *)&name, sizeof(name)) < 0) {
            perror("Listener::open");
            return false;
        }
        return listen(fd, 5) == 0;
    }

    void serve()
    {
        int client;
        while ((client = accept(fd, nullptr, nullptr)) >= 0) {
            dprintf(client, "derived\n");
            close(client);
        }
    }
};

int main(int argc, char **argv)
{
    Listener listener;

    if (!listener.open(argc > 1 ? atoi(argv[1]) : 5555))
        return 1;
    fprintf(stderr, "ready\n");
    listener.serve();
}
