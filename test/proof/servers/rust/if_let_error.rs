// Each failure is reported where it happens.
use socket2::{Domain, Socket, Type};
use std::io::Write;
use std::net::SocketAddr;
use std::process::exit;

fn main() {
    let port: u16 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(7000);
    let addr = SocketAddr::from(([0, 0, 0, 0], port));
    let socket = match Socket::new(Domain::IPV4, Type::STREAM, None) {
        Ok(socket) => socket,
        Err(error) => {
            eprintln!("socket: {error}");
            exit(1);
        }
    };
    if let Err(error) = socket.bind(&addr.into()) {
        eprintln!("bind: {error}");
        exit(1);
    }
    if let Err(error) = socket.listen(4) {
        eprintln!("listen: {error}");
        exit(1);
    }
    println!("ready");
    if let Ok((mut client, _)) = socket.accept() {
        client.write_all(b"hello\n").unwrap();
    }
}
