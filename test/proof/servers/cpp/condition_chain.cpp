// One condition, good case first.
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

static bool open(int &fd, int port)
{
    sockaddr_in sin = {};
    sin.sin_family = AF_INET;
    sin.sin_port = htons(port);
    return (fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0
        && bind(fd, reinterpret_cast<sockaddr *>(&sin), sizeof(sin)) == 0
        && listen(fd, 12) == 0;
}

int main(int argc, char **argv)
{
    int fd = -1;
    if (!open(fd, std::atoi(argv[argc - 1]))) {
        std::perror("open");
        return 1;
    }
    std::fputs("ready\n", stderr);
    const int client = accept(fd, nullptr, nullptr);
    dprintf(client, "and then\n");
    close(client);
    close(fd);
    return 0;
}
