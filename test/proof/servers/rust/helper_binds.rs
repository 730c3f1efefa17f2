// A helper binds the socket that it is given.
use socket2::{Domain, Socket, Type};
use std::io::{self, Write};
use std::net::SocketAddr;

fn prepare(socket: &Socket, addr: SocketAddr) -> io::Result<()> {
    socket.set_nodelay(true)?;
    socket.bind(&addr.into())?;
    socket.listen(16)
}

fn main() -> io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    prepare(&socket, ([127, 0, 0, 1], port).into())?;
    println!("ready");
    let (mut client, _) = socket.accept()?;
    client.write_all(b"hello\n")
}
