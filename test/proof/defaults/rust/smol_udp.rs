// async-net's UdpSocket::bind() sets nothing.
use async_net::UdpSocket;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let address: std::net::SocketAddr = format!("127.0.0.1:{port}").parse().unwrap();
    async_std::task::block_on(async {
        let socket = UdpSocket::bind(address).await?;
        println!("ready");
        socket.recv(&mut [0]).await.map(drop)
    })
}
