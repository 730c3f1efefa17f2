/* A chat with select(): says who it is and hangs up on newcomers while it is full. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_CLIENTS 0

int main(int argc, char **argv)
{
    struct sockaddr_in servaddr;
    fd_set readfds;
    int master_socket, users = 0;

    if ((master_socket = socket(AF_INET, SOCK_STREAM, 0)) == 0) {
        perror("socket failed");
        exit(EXIT_FAILURE);
    }

    memset(&servaddr, 0, sizeof(servaddr));
    servaddr.sin_family = AF_INET;
    inet_pton(AF_INET, "127.0.0.1", &servaddr.sin_addr);
    servaddr.sin_port = htons(argc > 1 ? atoi(argv[1]) : 8888);

    if (0 > bind(master_socket, (struct sockaddr *)&servaddr, sizeof(servaddr))) {
        perror("bind failed");
        exit(EXIT_FAILURE);
    }
    if (listen(master_socket, 3) < 0) {
        perror("listen");
        exit(EXIT_FAILURE);
    }
    fprintf(stderr, "ready\n");

    while (1) {
        FD_ZERO(&readfds);
        FD_SET(master_socket, &readfds);
        if (select(master_socket + 1, &readfds, NULL, NULL, NULL) < 0)
            break;
        if (FD_ISSET(master_socket, &readfds)) {
            int newcomer = accept(master_socket, NULL, NULL);

            if (users >= MAX_CLIENTS) {
                dprintf(newcomer, "The room is full.\n");
                close(newcomer);
            }
        }
    }
    return 0;
}
