// The option is switched off.
use socket2::{Domain, Socket, Type};
use std::io::Write;
use std::net::SocketAddr;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_reuse_address(false)?;
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], port)).into())?;
    socket.listen(8)?;
    println!("ready");
    let (mut client, _) = socket.accept()?;
    client.write_all(b"hello\n")
}
