/* Says goodbye to each client. Two options are set, and neither does what was meant.
 *
 *   cc -o too-late too-late.c && ./too-late
 *   nc 127.0.0.1 7008
 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    static const char goodbye[] = "goodbye\n";
    struct sockaddr_in6 address;
    int on = 1, client;
    int listener = socket(AF_INET6, SOCK_STREAM, 0);

    memset(&address, 0, sizeof(address));
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_any;
    address.sin6_port = htons(7008);

    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof(address)) < 0) {
        perror("bind");
        return 1;
    }

    /* Counts only before bind. */
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    /* TCP_NODELAY is an option of TCP, not of the socket layer. */
    setsockopt(listener, SOL_SOCKET, TCP_NODELAY, &on, sizeof(on));

    listen(listener, 16);
    while ((client = accept(listener, NULL, NULL)) >= 0) {
        write(client, goodbye, sizeof(goodbye) - 1);
        close(client);
    }
    return 1;
}
