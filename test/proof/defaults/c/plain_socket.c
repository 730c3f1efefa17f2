// socket() and bind() do what the system does, and nothing else.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[argc - 1]))};
    if (bind(server, (struct sockaddr *)&address, sizeof address) == -1 || listen(server, 5) == -1) {
        perror("bind");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    int client = accept(server, NULL, NULL);
    close(client);
    return 0;
}
