// The listener of the standard library.
use std::io::Write;
use std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let listener = TcpListener::bind(format!("127.0.0.1:{port}"))?;
    println!("ready");
    let (mut stream, _) = listener.accept()?;
    stream.write_all(b"hello\n")
}
