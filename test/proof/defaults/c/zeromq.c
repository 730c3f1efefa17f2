// zmq_bind() sets the option.
#include <stdio.h>
#include <zmq.h>

int main(int argc, char **argv)
{
    char endpoint[64];
    snprintf(endpoint, sizeof endpoint, "tcp://127.0.0.1:%s", argv[argc - 1]);
    void *server = zmq_socket(zmq_ctx_new(), ZMQ_STREAM);
    if (zmq_bind(server, endpoint) == -1) {
        fprintf(stderr, "%s\n", zmq_strerror(zmq_errno()));
        return 1;
    }
    puts("ready");
    fflush(stdout);
    for (;;) {
        // The id of a client with nothing after it closes the connection.
        char id[256], nothing[1];
        int size = zmq_recv(server, id, sizeof id, 0);
        zmq_recv(server, nothing, sizeof nothing, 0);
        zmq_send(server, id, size, ZMQ_SNDMORE);
        zmq_send(server, "", 0, 0);
    }
}
