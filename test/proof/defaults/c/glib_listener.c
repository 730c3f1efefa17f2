// g_socket_listener_add_inet_port() sets the option.
#include <gio/gio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    GError *error = NULL;
    GSocketListener *listener = g_socket_listener_new();
    if (!g_socket_listener_add_inet_port(listener, atoi(argv[argc - 1]), NULL, &error)) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    g_print("ready\n");
    GSocketConnection *client = g_socket_listener_accept(listener, NULL, NULL, &error);
    g_io_stream_close(G_IO_STREAM(client), NULL, NULL);
    return 0;
}
