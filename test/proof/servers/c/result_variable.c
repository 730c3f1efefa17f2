/* Results go through a variable; die() ends the program. */
#include <errno.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(EXIT_FAILURE);
}

int main(int argc, char *argv[])
{
    struct sockaddr_in addr = {0};
    int rc;
    int lfd;

    lfd = socket(AF_INET, SOCK_STREAM, 0);
    if (lfd == -1)
        die("socket");

    addr.sin_family = AF_INET;
    addr.sin_port = htons(argc > 1 ? atoi(argv[1]) : 9000);
    addr.sin_addr.s_addr = INADDR_ANY;

    rc = bind(lfd, (struct sockaddr *)&addr, sizeof(addr));
    if (rc == -1)
        die("bind");

    rc = listen(lfd, 50);
    if (rc == -1)
        die("listen");
    fprintf(stderr, "ready\n");

    for (;;) {
        int cfd = accept(lfd, NULL, NULL);

        if (cfd == -1)
            die("accept");
        if (write(cfd, "bye\n", 4) == -1)
            die("write");
        close(cfd);
    }
}
