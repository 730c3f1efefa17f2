// Async<TcpListener> of async-io, which smol and async-net use.
use async_io::{block_on, Async};
use std::io::Write;
use std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let listener = Async::<TcpListener>::bind(([127, 0, 0, 1], port))?;
    println!("ready");
    let (stream, _) = block_on(listener.accept())?;
    stream.get_ref().write_all(b"hello\n")
}
