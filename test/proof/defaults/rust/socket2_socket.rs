// The first server with socket2, everything in main.
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};

fn main() -> io::Result<()> {
    let port: u16 = std::env::args().nth(1).expect("port").parse().expect("a number");
    let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP))?;
    let addr = SocketAddr::from(([127, 0, 0, 1], port));
    socket.bind(&addr.into())?;
    socket.listen(128)?;
    let listener: TcpListener = socket.into();
    println!("ready");
    let (mut stream, _) = listener.accept()?;
    stream.write_all(b"hello\n")?;
    Ok(())
}
