// mio's listener.
use mio::net::TcpListener;
use mio::{Events, Interest, Poll, Token};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let mut listener = TcpListener::bind(format!("127.0.0.1:{port}").parse().unwrap())?;
    let mut poll = Poll::new()?;
    poll.registry().register(&mut listener, Token(0), Interest::READABLE)?;
    println!("ready");
    poll.poll(&mut Events::with_capacity(1), None)?;
    let (mut stream, _) = listener.accept()?;
    stream.write_all(b"hello\n")
}
