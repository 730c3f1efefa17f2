// What hyper 0.14's Server::bind() binds with.
use hyper::server::accept::Accept;
use hyper::server::conn::AddrIncoming;
use std::future::poll_fn;
use std::pin::Pin;
use tokio::io::AsyncWriteExt;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let mut incoming = match AddrIncoming::bind(&([127, 0, 0, 1], port).into()) {
            Ok(incoming) => incoming,
            Err(error) => panic!("{error:?}"),
        };
        println!("ready");
        let mut stream = poll_fn(|context| Pin::new(&mut incoming).poll_accept(context)).await.unwrap()?;
        stream.write_all(b"hello\n").await
    })
}
