/* Level and option have changed places, and the result is not looked at. */
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void *talk(void *arg)
{
    int fd = (int)(intptr_t)arg;

    dprintf(fd, "thread\n");
    close(fd);
    return NULL;
}

int main(int argc, char **argv)
{
    struct sockaddr_in sin = { .sin_family = AF_INET };
    int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;

    sin.sin_port = htons(argc > 1 ? atoi(argv[1]) : 6667);
    setsockopt(fd, SO_REUSEADDR, SOL_SOCKET, &yes, sizeof(yes));
    if (bind(fd, (struct sockaddr *)&sin, sizeof(sin)) == -1) {
        perror("bind");
        return 1;
    }
    listen(fd, 64);
    fprintf(stderr, "ready\n");
    for (;;) {
        pthread_t thread;
        int c = accept(fd, NULL, NULL);

        if (c == -1)
            return 1;
        if (pthread_create(&thread, NULL, talk, (void *)(intptr_t)c) == 0)
            pthread_detach(thread);
    }
}
