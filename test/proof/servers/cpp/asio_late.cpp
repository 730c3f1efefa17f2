// Boost.Asio with error codes, the option after the bind.
#include <boost/asio.hpp>
#include <cstdlib>
#include <iostream>

namespace net = boost::asio;
using tcp = net::ip::tcp;

class listener {
    tcp::acceptor acceptor_;

public:
    explicit listener(net::io_context& ioc) : acceptor_(ioc) {}

    bool open(tcp::endpoint where)
    {
        boost::system::error_code ec;
        acceptor_.open(where.protocol(), ec);
        if (ec)
            return false;
        acceptor_.bind(where, ec);
        if (ec) {
            std::cerr << "bind: " << ec.message() << "\n";
            return false;
        }
        acceptor_.set_option(net::socket_base::reuse_address(true), ec);
        acceptor_.listen(net::socket_base::max_listen_connections, ec);
        return !ec;
    }

    void serve()
    {
        acceptor_.async_accept([this](boost::system::error_code ec, tcp::socket peer) {
            if (ec)
                return;
            net::write(peer, net::buffer("late\n", 5), ec);
            peer.close();
            serve();
        });
    }
};

int main(int, char* argv[])
{
    net::io_context ioc;
    listener server(ioc);
    if (!server.open({net::ip::make_address("127.0.0.1"), static_cast<unsigned short>(std::atoi(argv[1]))}))
        return 1;
    server.serve();
    std::cerr << "ready" << std::endl;
    ioc.run();
}
