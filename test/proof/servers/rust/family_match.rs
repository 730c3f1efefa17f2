// The family by a match, the socket converted on the way.
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};

use socket2::{Domain, Protocol, Socket, Type};

fn bind_listener(addr: &SocketAddr) -> io::Result<TcpListener> {
    let socket = match *addr {
        SocketAddr::V4(_) => Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP))?,
        SocketAddr::V6(_) => {
            let socket = Socket::new(Domain::IPV6, Type::STREAM, Some(Protocol::TCP))?;
            socket.set_only_v6(true)?;
            socket
        }
    };
    socket.bind(&(*addr).into())?;
    socket.listen(1024)?;
    let listener = TcpListener::from(socket);
    Ok(listener)
}

fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let listener = bind_listener(&format!("[::1]:{port}").parse().unwrap())?;
    println!("ready");
    for stream in listener.incoming().take(1) {
        stream?.write_all(b"hello\n")?;
    }
    Ok(())
}
