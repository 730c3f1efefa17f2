// ACE_SOCK_Acceptor has reuse_addr 0 by default.
#include <ace/INET_Addr.h>
#include <ace/SOCK_Acceptor.h>
#include <ace/SOCK_Stream.h>
#include <cstdio>
#include <cstdlib>

int main(int, char **argv)
{
    ACE_SOCK_Acceptor server;
    if (server.open(ACE_INET_Addr(static_cast<u_short>(std::atoi(argv[1])), "127.0.0.1")) == -1) {
        std::perror("open");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    ACE_SOCK_Stream client;
    server.accept(client);
    client.close();
}
