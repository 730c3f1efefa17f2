// g_socket_bind() with allow_reuse FALSE.
#include <gio/gio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    GError *error = NULL;
    GSocket *server = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
    GSocketAddress *address = g_inet_socket_address_new_from_string("127.0.0.1", atoi(argv[argc - 1]));
    if (!g_socket_bind(server, address, FALSE, &error) || !g_socket_listen(server, &error)) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    g_print("ready\n");
    GSocket *client = g_socket_accept(server, NULL, &error);
    g_socket_close(client, NULL);
    return 0;
}
