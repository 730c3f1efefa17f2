// The functions of rustix under their short names.
use rustix::net::{accept, bind_v4, listen, socket, AddressFamily, Protocol, SocketAddrV4, SocketType};

fn main() -> rustix::io::Result<()> {
    let port = std::env::args().nth(1).unwrap().parse().unwrap();
    let addr = SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST.into(), port);
    let server = socket(AddressFamily::INET, SocketType::STREAM, Protocol::default())?;
    bind_v4(&server, &addr)?;
    listen(&server, 8)?;
    println!("ready");
    let client = accept(&server)?;
    rustix::io::write(&client, b"hello\n")?;
    Ok(())
}
