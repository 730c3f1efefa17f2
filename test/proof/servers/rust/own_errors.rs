// Errors of a kind of the program's own.
use socket2::{Domain, Socket, Type};
use std::io::Write;
use std::net::{SocketAddr, TcpListener};

#[derive(Debug)]
enum Error {
    Network(#[allow(dead_code)] std::io::Error),
}

fn open(addr: SocketAddr) -> Result<TcpListener, Error> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).map_err(Error::Network)?;
    socket.bind(&addr.into()).map_err(Error::Network)?;
    socket.listen(16).map_err(Error::Network)?;
    Ok(socket.into())
}

fn main() -> Result<(), Error> {
    let port = std::env::args().nth(1).unwrap();
    let listener = open(format!("127.0.0.1:{port}").parse().unwrap())?;
    println!("ready");
    let (mut stream, _) = listener.accept().map_err(Error::Network)?;
    stream.write_all(b"hello\n").map_err(Error::Network)
}
