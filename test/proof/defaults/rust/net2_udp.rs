// net2's UdpBuilder sets nothing.
use net2::UdpBuilder;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let socket = UdpBuilder::new_v4()?.bind(format!("127.0.0.1:{port}"))?;
    println!("ready");
    socket.recv(&mut [0]).map(drop)
}
