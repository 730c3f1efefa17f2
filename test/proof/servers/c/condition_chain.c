/* Created, bound and listening in one condition. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct sockaddr_in addr;
    int s, c;

    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_port = htons((unsigned short)(argc > 1 ? atoi(argv[1]) : 6000));
    addr.sin_addr.s_addr = htonl(INADDR_ANY);

    if ((s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)) < 0 ||
        bind(s, (struct sockaddr *)&addr, sizeof(addr)) < 0 ||
        listen(s, 5) < 0) {
        perror("cannot listen");
        return 1;
    }
    fprintf(stderr, "ready\n");
    while ((c = accept(s, NULL, NULL)) >= 0) {
        dprintf(c, "pong\n");
        close(c);
    }
    return 0;
}
