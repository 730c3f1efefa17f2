/* Every step is an else of the one before. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct sockaddr_in me = { .sin_family = AF_INET };
    int status = EXIT_FAILURE;
    int lsock = -1;

    me.sin_port = htons(argc > 1 ? atoi(argv[1]) : 4000);
    if ((lsock = socket(AF_INET, SOCK_STREAM, 0)) == -1) {
        perror("socket()");
    } else if (bind(lsock, (struct sockaddr *)&me, sizeof(me)) == -1) {
        perror("bind()");
    } else if (listen(lsock, 1) == -1) {
        perror("listen()");
    } else {
        int csock;

        fprintf(stderr, "ready\n");
        csock = accept(lsock, NULL, NULL);
        if (csock == -1) {
            perror("accept()");
        } else {
            dprintf(csock, "done\n");
            close(csock);
            status = EXIT_SUCCESS;
        }
    }
    if (lsock != -1)
        close(lsock);
    return status;
}
