/* A macro wraps every call. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHECK(call)                                     \
    do {                                                \
        if ((call) < 0) {                               \
            perror(#call);                              \
            exit(EXIT_FAILURE);                         \
        }                                               \
    } while (0)

int main(int argc, char **argv)
{
    int fd, conn;
    struct sockaddr_in sa;

    memset(&sa, 0, sizeof sa);
    sa.sin_family = AF_INET;
    sa.sin_addr.s_addr = htonl(INADDR_ANY);
    sa.sin_port = htons(argc > 1 ? atoi(argv[1]) : 8123);

    CHECK(fd = socket(AF_INET, SOCK_STREAM, 0));
    CHECK(bind(fd, (struct sockaddr *)&sa, sizeof sa));
    CHECK(listen(fd, 7));
    fprintf(stderr, "ready\n");
    CHECK(conn = accept(fd, NULL, NULL));
    CHECK(write(conn, "checked\n", 8));
    CHECK(close(conn));
    CHECK(close(fd));
    return 0;
}
