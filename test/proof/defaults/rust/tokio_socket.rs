// Tokio's TcpSocket, which sets nothing by itself.
use tokio::io::AsyncWriteExt;
use tokio::net::TcpSocket;

async fn serve(port: u16) -> std::io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], port).into())?;
    let listener = socket.listen(64)?;
    println!("ready");
    let (mut stream, _) = listener.accept().await?;
    stream.write_all(b"hello\n").await
}

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap().parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(serve(port))
}
