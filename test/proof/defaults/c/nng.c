// nng_listen() sets the option.
#include <nng/nng.h>
#include <nng/protocol/pair0/pair.h>
#include <stdio.h>
#include <unistd.h>

static void on_pipe(nng_pipe pipe, nng_pipe_ev event, void *data)
{
    nng_pipe_close(pipe);
}

int main(int argc, char **argv)
{
    char url[64];
    nng_socket server;
    snprintf(url, sizeof url, "tcp://127.0.0.1:%s", argv[argc - 1]);
    nng_pair0_open(&server);
    nng_pipe_notify(server, NNG_PIPE_EV_ADD_POST, on_pipe, NULL);
    int error = nng_listen(server, url, NULL, 0);
    if (error != 0) {
        // "Address in use" is the library's own text.
        fprintf(stderr, "%s\n", error == NNG_EADDRINUSE ? "EADDRINUSE" : nng_strerror(error));
        return 1;
    }
    puts("ready");
    fflush(stdout);
    pause();
}
