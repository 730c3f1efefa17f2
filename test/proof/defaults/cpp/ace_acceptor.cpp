// ACE_Acceptor has reuse_addr 1 by default.
#include <ace/Acceptor.h>
#include <ace/INET_Addr.h>
#include <ace/Reactor.h>
#include <ace/SOCK_Acceptor.h>
#include <ace/Svc_Handler.h>
#include <cstdio>
#include <cstdlib>

class Greeter : public ACE_Svc_Handler<ACE_SOCK_Stream, ACE_NULL_SYNCH> {
public:
    // A handler that does not want to be opened is closed.
    int open(void *) override { return -1; }
};

int main(int, char **argv)
{
    ACE_Acceptor<Greeter, ACE_SOCK_Acceptor> server;
    if (server.open(ACE_INET_Addr(static_cast<u_short>(std::atoi(argv[1])), "127.0.0.1")) == -1) {
        std::perror("open");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    ACE_Reactor::instance()->run_reactor_event_loop();
}
