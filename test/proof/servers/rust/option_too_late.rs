// The option is set between bind and listen.
use socket2::{Domain, Socket, Type};
use std::io::Write;
use std::net::SocketAddr;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let addr = SocketAddr::from(([127, 0, 0, 1], port));
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&addr.into())?;
    socket.set_reuse_address(true)?;
    socket.listen(8)?;
    println!("ready");
    let (mut client, _) = socket.accept()?;
    client.write_all(b"hello\n")
}
