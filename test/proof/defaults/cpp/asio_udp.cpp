// A UDP socket that is constructed with an endpoint gets no option.
#include <boost/asio.hpp>

#include <cstdlib>
#include <iostream>

int main(int, char **argv)
{
    using boost::asio::ip::udp;
    boost::asio::io_context io;
    udp::socket socket(io, udp::endpoint(udp::v4(), static_cast<unsigned short>(std::atoi(argv[1]))));
    std::cout << "ready" << std::endl;
    char byte;
    socket.receive(boost::asio::buffer(&byte, 1));
}
