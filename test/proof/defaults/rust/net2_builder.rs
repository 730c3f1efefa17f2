// net2's builder in one chain.
use net2::TcpBuilder;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let listener = TcpBuilder::new_v4()?
        .bind(("127.0.0.1", port))?
        .listen(8)?;
    println!("ready");
    let (mut stream, _) = listener.accept()?;
    stream.write_all(b"hello\n")
}
