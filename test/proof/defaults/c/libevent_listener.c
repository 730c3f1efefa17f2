// evconnlistener_new_bind() without LEV_OPT_REUSEABLE.
#include <arpa/inet.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <stdio.h>
#include <stdlib.h>

static void on_accept(struct evconnlistener *listener, evutil_socket_t fd, struct sockaddr *from, int size, void *data)
{
    evutil_closesocket(fd);
}

int main(int argc, char **argv)
{
    struct event_base *base = event_base_new();
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[argc - 1]))};
    unsigned flags = LEV_OPT_CLOSE_ON_FREE;
    if (!evconnlistener_new_bind(base, on_accept, NULL, flags, 5, (struct sockaddr *)&address, sizeof address)) {
        perror("evconnlistener_new_bind");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    return event_base_dispatch(base);
}
