// httplib::Server sets SO_REUSEPORT.
#include <httplib.h>

#include <cstdio>
#include <cstdlib>

int main(int, char **argv)
{
    httplib::Server server;
    if (!server.bind_to_port("127.0.0.1", std::atoi(argv[1]))) {
        std::perror("bind_to_port");
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    server.listen_after_bind();
}
