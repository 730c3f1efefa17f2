// uv_tcp_bind() sets the option.
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

static uv_tcp_t client;

static void on_connection(uv_stream_t *server, int status)
{
    uv_tcp_init(server->loop, &client);
    if (status == 0 && uv_accept(server, (uv_stream_t *)&client) == 0)
        uv_close((uv_handle_t *)&client, NULL);
}

int main(int argc, char **argv)
{
    uv_tcp_t server;
    struct sockaddr_in address;
    uv_tcp_init(uv_default_loop(), &server);
    uv_ip4_addr("127.0.0.1", atoi(argv[argc - 1]), &address);
    int error = uv_tcp_bind(&server, (const struct sockaddr *)&address, 0);
    if (error == 0)
        error = uv_listen((uv_stream_t *)&server, 5, on_connection);
    if (error != 0) {
        fprintf(stderr, "%s\n", uv_strerror(error));
        return 1;
    }
    puts("ready");
    fflush(stdout);
    return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
