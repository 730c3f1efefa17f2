// mg_start() sets the option.
#include <civetweb.h>
#include <stdio.h>
#include <unistd.h>

static int log_message(const struct mg_connection *connection, const char *message)
{
    fprintf(stderr, "%s\n", message);
    return 1;
}

int main(int argc, char **argv)
{
    const char *options[] = {"listening_ports", argv[argc - 1], "document_root", "/usr/share/doc", NULL};
    struct mg_callbacks callbacks = {.log_message = log_message};
    if (!mg_start(&callbacks, NULL, options))
        return 1;
    puts("ready");
    fflush(stdout);
    pause();
}
