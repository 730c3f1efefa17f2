// The constructor that takes an address sets SO_REUSEADDR and SO_REUSEPORT.
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <cstdlib>
#include <iostream>

int main(int, char **argv)
{
    try {
        Poco::Net::SocketAddress address("127.0.0.1", static_cast<unsigned short>(std::atoi(argv[1])));
        Poco::Net::ServerSocket server(address);
        std::cout << "ready" << std::endl;
        server.acceptConnection().close();
    } catch (const Poco::Exception &e) {
        std::cerr << e.displayText() << std::endl;
        return 1;
    }
}
