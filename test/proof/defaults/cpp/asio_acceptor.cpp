// The acceptor's constructor that takes an endpoint sets the option.
#include <boost/asio.hpp>

#include <cstdlib>
#include <iostream>

int main(int, char **argv)
{
    using boost::asio::ip::tcp;
    boost::asio::io_context io;
    tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), static_cast<unsigned short>(std::atoi(argv[1]))));
    std::cout << "ready" << std::endl;
    tcp::socket client = acceptor.accept();
    boost::asio::write(client, boost::asio::buffer("hello\n", 6));
}
