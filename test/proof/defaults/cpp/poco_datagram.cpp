// A DatagramSocket with an address alone sets nothing.
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/NetException.h>
#include <cstdlib>
#include <iostream>

int main(int, char **argv)
{
    try {
        Poco::Net::SocketAddress address("127.0.0.1", static_cast<unsigned short>(std::atoi(argv[1])));
        Poco::Net::DatagramSocket socket(address);
        std::cout << "ready" << std::endl;
        char byte;
        socket.receiveBytes(&byte, 1);
    } catch (const Poco::Exception &e) {
        std::cerr << e.displayText() << std::endl;
        return 1;
    }
}
