// A helper makes the listener for the address that it is given.
use socket2::{Domain, Socket, Type};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};

fn listener(addr: SocketAddr, backlog: i32) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(addr), Type::STREAM, None)?;
    socket.bind(&addr.into())?;
    socket.listen(backlog)?;
    Ok(socket.into())
}

fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let listener = listener(format!("127.0.0.1:{port}").parse().unwrap(), 16)?;
    println!("ready");
    let (mut stream, _) = listener.accept()?;
    writeln!(stream, "hello")
}
