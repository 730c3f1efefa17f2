// A thread for each client; the listener is made by a closure.
use socket2::{Domain, Socket, Type};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

fn handle(mut stream: TcpStream) {
    stream.write_all(b"hello\n").unwrap();
}

fn main() -> io::Result<()> {
    let open = |port: u16| -> io::Result<TcpListener> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        let addr: SocketAddr = ([127, 0, 0, 1], port).into();
        socket.bind(&addr.into())?;
        socket.listen(16)?;
        Ok(socket.into())
    };
    let listener = open(std::env::args().nth(1).unwrap().parse().unwrap())?;
    println!("ready");
    let (stream, _) = listener.accept()?;
    thread::spawn(move || handle(stream)).join().unwrap();
    Ok(())
}
