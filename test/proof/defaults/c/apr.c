// apr_socket_bind() sets nothing.
#include <apr_general.h>
#include <apr_network_io.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    apr_pool_t *pool;
    apr_sockaddr_t *address;
    apr_socket_t *server, *client;
    apr_initialize();
    apr_pool_create(&pool, NULL);
    apr_sockaddr_info_get(&address, "127.0.0.1", APR_INET, atoi(argv[argc - 1]), 0, pool);
    apr_socket_create(&server, APR_INET, SOCK_STREAM, APR_PROTO_TCP, pool);
    apr_status_t error = apr_socket_bind(server, address);
    if (error == APR_SUCCESS)
        error = apr_socket_listen(server, 5);
    if (error != APR_SUCCESS) {
        char text[128];
        fprintf(stderr, "%s\n", apr_strerror(error, text, sizeof text));
        return 1;
    }
    puts("ready");
    fflush(stdout);
    apr_socket_accept(&client, server, pool);
    apr_socket_close(client);
    return 0;
}
