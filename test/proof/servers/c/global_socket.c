// Old style: the listening socket is a global that every function uses.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>

#define DEFAULT_PORT 5000

static int g_listen = -1;
static struct sockaddr_in g_addr;

static void on_term(int sig)
{
    (void)sig;
    if (g_listen >= 0)
        close(g_listen);
    _exit(0);
}

static void open_listener(int port)
{
    g_listen = socket(AF_INET, SOCK_STREAM, 0);
    if (g_listen < 0)
    {
        perror("socket");
        exit(1);
    }

    g_addr.sin_family = AF_INET;
    g_addr.sin_port = htons(port);
    g_addr.sin_addr.s_addr = INADDR_ANY;

    if (bind(g_listen, (struct sockaddr*)&g_addr, sizeof(g_addr)) < 0)
    {
        perror("bind");
        exit(1);
    }
    if (listen(g_listen, 3) < 0)
    {
        perror("listen");
        exit(1);
    }
}

static void serve(void)
{
    for (;;)
    {
        int s = accept(g_listen, NULL, NULL);
        if (s < 0)
            return;
        send(s, "OK\n", 3, MSG_NOSIGNAL);
        shutdown(s, SHUT_WR);
        close(s);
    }
}

int main(int argc, char** argv)
{
    signal(SIGTERM, on_term);
    open_listener(argc > 1 ? atoi(argv[1]) : DEFAULT_PORT);
    fprintf(stderr, "ready\n");
    serve();
    return 0;
}
