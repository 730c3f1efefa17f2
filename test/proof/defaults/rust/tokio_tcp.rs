// Tokio's listener.
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
        println!("ready");
        let (mut stream, _) = listener.accept().await?;
        stream.write_all(b"hello\n").await
    })
}
