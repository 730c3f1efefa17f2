// SDLNet_TCP_Open() sets the option where it listens.
#include <SDL_net.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    IPaddress address;
    SDLNet_Init();
    SDLNet_ResolveHost(&address, NULL, atoi(argv[argc - 1]));
    TCPsocket server = SDLNet_TCP_Open(&address);
    if (!server) {
        perror(SDLNet_GetError());
        return 1;
    }
    puts("ready");
    fflush(stdout);
    SDLNet_SocketSet set = SDLNet_AllocSocketSet(1);
    SDLNet_TCP_AddSocket(set, server);
    SDLNet_CheckSockets(set, -1);
    SDLNet_TCP_Close(SDLNet_TCP_Accept(server));
    return 0;
}
