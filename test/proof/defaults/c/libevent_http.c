// evhttp_bind_socket() sets the option.
#include <event2/event.h>
#include <event2/http.h>
#include <stdio.h>
#include <stdlib.h>

static void on_request(struct evhttp_request *request, void *data)
{
    evhttp_send_reply(request, 200, "OK", NULL);
}

int main(int argc, char **argv)
{
    struct event_base *base = event_base_new();
    struct evhttp *server = evhttp_new(base);
    evhttp_set_gencb(server, on_request, NULL);
    if (evhttp_bind_socket(server, "127.0.0.1", atoi(argv[argc - 1])) == -1) {
        perror("evhttp_bind_socket");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    return event_base_dispatch(base);
}
