/* echo.c with the option set, so that it can be stopped and started again at any time.
 *
 *   cc -o echo-fixed echo-fixed.c && ./echo-fixed
 *   printf 'hello\n' | nc -w 1 127.0.0.1 7007
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 7007

int main(void)
{
    struct sockaddr_in address;
    char line[512];
    int listener, client, on = 1;
    ssize_t length;

    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) {
        perror("socket");
        return EXIT_FAILURE;
    }

    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0) {
        perror("setsockopt");
        return EXIT_FAILURE;
    }

    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(PORT);

    if (bind(listener, (struct sockaddr *)&address, sizeof(address)) < 0) {
        perror("bind");
        return EXIT_FAILURE;
    }
    if (listen(listener, 16) < 0) {
        perror("listen");
        return EXIT_FAILURE;
    }

    while ((client = accept(listener, NULL, NULL)) >= 0) {
        length = read(client, line, sizeof(line));
        if (length > 0)
            write(client, line, (size_t)length);
        /* The server closes first: this connection stays in TIME_WAIT for a while. */
        close(client);
    }
    perror("accept");
    return EXIT_FAILURE;
}
