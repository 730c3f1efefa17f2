/* SO_REUSEADDR at the level of TCP: option 2 there is TCP_MAXSEG, and 1 is no segment size. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int on = 1;
    int client;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in sin;

    if (listener < 0)
        return 1;
    if (setsockopt(listener, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on)) < 0)
        fprintf(stderr, "warning: cannot reuse the address\n");
    memset(&sin, 0, sizeof(sin));
    sin.sin_family = AF_INET;
    sin.sin_port = htons(argc > 1 ? atoi(argv[1]) : 8080);
    if (bind(listener, (struct sockaddr *)&sin, sizeof(sin)) < 0) {
        perror("bind");
        return 1;
    }
    if (listen(listener, 32) < 0) {
        perror("listen");
        return 1;
    }
    fprintf(stderr, "ready\n");
    while ((client = accept(listener, NULL, NULL)) >= 0) {
        dprintf(client, "level\n");
        close(client);
    }
    return 0;
}
