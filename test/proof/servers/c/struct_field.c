/* The descriptor is a field of the server's state, created and bound in two functions. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
    int fd;
    int port;
    unsigned long served;
};

static int server_init(struct server *srv, int port)
{
    memset(srv, 0, sizeof(*srv));
    srv->port = port;
    srv->fd = socket(AF_INET, SOCK_STREAM, 0);
    return srv->fd < 0 ? -1 : 0;
}

static int server_start(struct server *srv)
{
    struct sockaddr_in addr;

    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    addr.sin_port = htons(srv->port);

    if (bind(srv->fd, (struct sockaddr *)&addr, sizeof(addr)) != 0) {
        perror("server: bind");
        return -1;
    }
    if (listen(srv->fd, 16) != 0) {
        perror("server: listen");
        return -1;
    }
    return 0;
}

static void server_loop(struct server *srv)
{
    int client;

    while ((client = accept(srv->fd, NULL, NULL)) >= 0) {
        dprintf(client, "You are visitor %lu\n", ++srv->served);
        close(client);
    }
}

int main(int argc, char **argv)
{
    struct server srv;

    if (argc != 2)
        return 2;
    if (server_init(&srv, atoi(argv[1])) < 0 || server_start(&srv) < 0)
        return 1;
    fprintf(stderr, "ready\n");
    server_loop(&srv);
    close(srv.fd);
    return 0;
}
