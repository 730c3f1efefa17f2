// Errors jump forward past the bind, so no new variable may stand in the way.
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int status = 1;
    int client = -1;
    sockaddr_in sin = sockaddr_in();
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (fd < 0)
        goto out;
    sin.sin_family = AF_INET;
    sin.sin_port = htons(argc > 1 ? atoi(argv[1]) : 4321);
    if (bind(fd, reinterpret_cast<sockaddr *>(&sin), sizeof(sin)) < 0)
        goto out;
    if (listen(fd, 2) < 0)
        goto out;
    fputs("ready\n", stderr);
    client = accept(fd, nullptr, nullptr);
    if (client < 0)
        goto out;
    dprintf(client, "goto\n");
    close(client);
    status = 0;
out:
    if (status != 0)
        perror("server");
    if (fd >= 0)
        close(fd);
    return status;
}
