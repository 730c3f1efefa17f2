// The listener of async-std.
use async_std::io::WriteExt;
use async_std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    async_std::task::block_on(async {
        let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
        println!("ready");
        let (mut stream, _) = listener.accept().await?;
        stream.write_all(b"hello\n").await
    })
}
