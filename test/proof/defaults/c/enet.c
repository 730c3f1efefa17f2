// enet_host_create() sets nothing.
#include <enet/enet.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    enet_initialize();
    ENetAddress address = {.host = ENET_HOST_ANY, .port = atoi(argv[argc - 1])};
    ENetHost *server = enet_host_create(&address, 4, 1, 0, 0);
    if (!server) {
        perror("enet_host_create");
        return 1;
    }
    puts("ready");
    fflush(stdout);
    ENetEvent event;
    while (enet_host_service(server, &event, 1000) >= 0)
        ;
    return 0;
}
