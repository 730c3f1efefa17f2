// A struct holds the socket: one method makes it, another binds it.
use socket2::{Domain, SockAddr, Socket, Type};
use std::io::{self, Write};
use std::net::SocketAddr;

struct Server {
    socket: Socket,
    address: SockAddr,
}

impl Server {
    fn new(address: SocketAddr) -> io::Result<Self> {
        Ok(Self {
            socket: Socket::new(Domain::IPV4, Type::STREAM, None)?,
            address: address.into(),
        })
    }

    fn run(&self) -> io::Result<()> {
        self.socket.bind(&self.address)?;
        self.socket.listen(8)?;
        println!("ready");
        let (mut client, _) = self.socket.accept()?;
        client.write_all(b"hello\n")
    }
}

fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    Server::new(format!("127.0.0.1:{port}").parse().unwrap())?.run()
}
