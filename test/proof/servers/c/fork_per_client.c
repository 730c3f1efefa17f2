/* Forks for each client, collects the children. */
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int open_port(int port)
{
    int fd;
    struct sockaddr_in name;

    if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0)
        return -1;
    memset(&name, 0, sizeof(name));
    name.sin_family = AF_INET;
    name.sin_port = htons(port);
    if (bind(fd, (struct sockaddr *)&name, sizeof(name)) < 0) {
        perror("bind");
        close(fd);
        return -1;
    }
    if (listen(fd, 5) < 0) {
        perror("listen");
        close(fd);
        return -1;
    }
    return fd;
}

int main(int argc, char **argv)
{
    int server, client;

    server = open_port(argc > 1 ? atoi(argv[1]) : 7777);
    if (server < 0)
        return 1;
    fprintf(stderr, "ready\n");
    while ((client = accept(server, NULL, NULL)) >= 0) {
        pid_t pid = fork();

        if (pid == 0) {
            close(server);
            dprintf(client, "child %d\n", (int)getpid());
            close(client);
            _exit(0);
        }
        close(client);
        if (pid > 0)
            waitpid(pid, NULL, 0);
    }
    return 0;
}
