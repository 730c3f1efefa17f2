// Boost.Asio, the acceptor opened and bound by hand.
#include <boost/asio.hpp>
#include <cstdlib>
#include <iostream>

using boost::asio::ip::tcp;

int main(int argc, char* argv[])
{
    try {
        boost::asio::io_context io;
        tcp::endpoint endpoint(tcp::v4(), static_cast<unsigned short>(std::atoi(argv[argc - 1])));
        tcp::acceptor acceptor(io);
        acceptor.open(endpoint.protocol());
        acceptor.bind(endpoint);
        acceptor.listen();
        std::cout << "ready" << std::endl;

        tcp::socket socket(io);
        acceptor.accept(socket);
        boost::asio::write(socket, boost::asio::buffer(std::string("asio\n")));
    } catch (const std::exception& e) {
        std::cerr << e.what() << std::endl;
        return 1;
    }
}
