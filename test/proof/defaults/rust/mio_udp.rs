// mio's UdpSocket::bind() sets nothing.
use mio::net::UdpSocket;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let address: std::net::SocketAddr = format!("127.0.0.1:{port}").parse().unwrap();
    let mut socket = UdpSocket::bind(address)?;
    let mut poll = mio::Poll::new()?;
    poll.registry().register(&mut socket, mio::Token(0), mio::Interest::READABLE)?;
    println!("ready");
    poll.poll(&mut mio::Events::with_capacity(1), None)
}
