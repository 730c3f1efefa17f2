/* Nothing is checked: the second run listens on a port of the kernel's choice and nobody notices. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int server_fd, client_fd;
    struct sockaddr_in address;
    char *hello = "Hello from server";

    server_fd = socket(AF_INET, SOCK_STREAM, 0);
    bzero(&address, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = INADDR_ANY;
    address.sin_port = htons(atoi(argv[argc - 1]));
    bind(server_fd, (struct sockaddr *)&address, sizeof(address));
    listen(server_fd, 3);
    puts("ready");
    fflush(stdout);
    client_fd = accept(server_fd, NULL, NULL);
    send(client_fd, hello, strlen(hello), 0);
    close(client_fd);
    close(server_fd);
    return 0;
}
