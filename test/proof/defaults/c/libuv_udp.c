// uv_udp_bind() without flags.
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

static void allocate(uv_handle_t *handle, size_t size, uv_buf_t *buffer)
{
    static char room[2048];
    *buffer = uv_buf_init(room, sizeof room);
}

static void on_datagram(uv_udp_t *socket, ssize_t size, const uv_buf_t *buffer, const struct sockaddr *from, unsigned flags)
{
}

int main(int argc, char **argv)
{
    uv_udp_t socket;
    struct sockaddr_in address;
    uv_udp_init(uv_default_loop(), &socket);
    uv_ip4_addr("127.0.0.1", atoi(argv[argc - 1]), &address);
    int error = uv_udp_bind(&socket, (const struct sockaddr *)&address, 0);
    if (error != 0) {
        fprintf(stderr, "%s\n", uv_strerror(error));
        return 1;
    }
    uv_udp_recv_start(&socket, allocate, on_datagram);
    puts("ready");
    fflush(stdout);
    return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
