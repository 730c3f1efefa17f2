/* One IPv6 socket that takes IPv4 connections as well. */
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static bool listen_on_both(int *out, unsigned short port)
{
    struct sockaddr_in6 any = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
    int off = 0;
    int sock = socket(AF_INET6, SOCK_STREAM, 0);

    if (sock < 0)
        return false;
    setsockopt(sock, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (bind(sock, (const struct sockaddr *)&any, sizeof any) || listen(sock, 20)) {
        perror("listen_on_both");
        close(sock);
        return false;
    }
    *out = sock;
    return true;
}

int main(int argc, char **argv)
{
    int sock;
    int client;

    if (!listen_on_both(&sock, (unsigned short)(argc > 1 ? atoi(argv[1]) : 8088)))
        return EXIT_FAILURE;
    fprintf(stderr, "ready\n");
    while ((client = accept(sock, NULL, NULL)) >= 0) {
        static const char page[] = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nboth\n";

        send(client, page, sizeof page - 1, MSG_NOSIGNAL);
        close(client);
    }
    return EXIT_SUCCESS;
}
