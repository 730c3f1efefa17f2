// UdpSocket of the standard library sets nothing.
use std::net::UdpSocket;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let address: std::net::SocketAddr = format!("127.0.0.1:{port}").parse().unwrap();
    let socket = UdpSocket::bind(address)?;
    println!("ready");
    socket.recv(&mut [0]).map(drop)
}
