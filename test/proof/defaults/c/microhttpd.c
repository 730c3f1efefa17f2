// MHD_start_daemon() sets the option.
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static enum MHD_Result on_request(void *data, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *upload, size_t *size, void **state)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(6, "hello\n", MHD_RESPMEM_PERSISTENT);
    return MHD_queue_response(connection, MHD_HTTP_OK, response);
}

int main(int argc, char **argv)
{
    unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD;
    int port = atoi(argv[argc - 1]);
    if (!MHD_start_daemon(flags, port, NULL, NULL, on_request, NULL, MHD_OPTION_END)) {
        perror("MHD_start_daemon");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    pause();
}
