/* One listener per address family, both watched by poll(). */
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int listen4(int port)
{
    struct sockaddr_in a;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_port = htons(port);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) < 0) {
        perror("bind IPv4");
        return -1;
    }
    listen(fd, 10);
    return fd;
}

static int listen6(int port)
{
    struct sockaddr_in6 a;
    int only = 1;
    int fd = socket(AF_INET6, SOCK_STREAM, 0);

    memset(&a, 0, sizeof a);
    a.sin6_family = AF_INET6;
    a.sin6_port = htons(port);
    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
    if (bind(fd, (struct sockaddr *)&a, sizeof a) < 0) {
        perror("bind IPv6");
        return -1;
    }
    listen(fd, 10);
    return fd;
}

int main(int argc, char **argv)
{
    int port = argc > 1 ? atoi(argv[1]) : 7000;
    struct pollfd fds[2] = {
        { .fd = listen4(port), .events = POLLIN },
        { .fd = listen6(port), .events = POLLIN },
    };

    if (fds[0].fd < 0 || fds[1].fd < 0)
        return 1;
    fprintf(stderr, "ready\n");
    while (poll(fds, 2, -1) > 0) {
        for (int i = 0; i < 2; i++) {
            if (fds[i].revents & POLLIN) {
                int c = accept(fds[i].fd, NULL, NULL);
                dprintf(c, "family %d\n", i == 0 ? 4 : 6);
                close(c);
            }
        }
    }
    return 0;
}
