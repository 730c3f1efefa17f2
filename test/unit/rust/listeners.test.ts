/** Calls of Rust's crates that bind: what is known of them reaches the call, whatever way the socket came. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { readAsset } from '../assets';

describe('listeners of Rust crates', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  /** Knowledge entry and address of every bound socket in the code, `entry host:port`. */
  async function binds(code: string): Promise<readonly string[]> {
    const { sockets, findings, problems } = await engine.analyze({ languageId: 'rust', text: code });
    assert.deepEqual([...findings, ...problems], []);
    return sockets.flatMap(({ runtime, events }) =>
      events.flatMap((event) => {
        if (event.kind !== 'bind') return [];
        const { host = '?', port } = event.address;
        return [`${runtime ?? '-'} ${host}:${port.kind === 'number' ? String(port.value) : port.kind}`];
      }),
    );
  }

  const calls: readonly (readonly [string, string])[] = [
    ['std::net::TcpListener::bind("0.0.0.0:80").unwrap();', 'rust-std-tcp 0.0.0.0:80'],
    ['std::net::TcpListener::bind(("localhost", 8080))?;', 'rust-std-tcp localhost:8080'],
    ['std::net::TcpListener::bind(([127, 0, 0, 1], 0))?;', 'rust-std-tcp 127.0.0.1:ephemeral'],
    ['std::net::TcpListener::bind(addr)?;', 'rust-std-tcp ?:unknown'],
    ['std::net::UdpSocket::bind((std::net::Ipv4Addr::UNSPECIFIED, PORT))?;', 'rust-std-udp 0.0.0.0:4000'],
    ['tokio::net::TcpListener::bind("[::]:443").await?;', 'rust-tokio-tcp :::443'],
    ['mio::net::TcpListener::bind("127.0.0.1:1".parse().unwrap())?;', 'rust-mio-tcp 127.0.0.1:1'],
    ['async_std::net::TcpListener::bind("127.0.0.1:1").await?;', 'rust-async-std-tcp 127.0.0.1:1'],
    ['smol::net::TcpListener::bind("127.0.0.1:1").await?;', 'rust-smol-tcp 127.0.0.1:1'],
    ['async_io::Async::<std::net::TcpListener>::bind(([127, 0, 0, 1], 1))?;', 'rust-smol-tcp 127.0.0.1:1'],
    ['async_io::Async::<std::net::UdpSocket>::bind(([127, 0, 0, 1], 1))?;', 'rust-std-udp 127.0.0.1:1'],
    ['hyper::Server::bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 1))).serve(make);', 'rust-hyper 127.0.0.1:1'],
    ['actix_web::HttpServer::new(|| App::new()).workers(2).bind("0.0.0.0:1")?.run();', 'rust-actix 0.0.0.0:1'],
    ['warp::serve(routes).run(([127, 0, 0, 1], 1)).await;', 'rust-warp 127.0.0.1:1'],
    ['rocket::build().mount("/", routes).launch().await?;', 'rust-rocket ?:unknown'],
    ['tide::new().listen("127.0.0.1:1").await?;', 'rust-tide 127.0.0.1:1'],
    ['tonic::transport::Server::builder().add_service(s).serve(a).await?;', 'rust-tonic ?:unknown'],
    ['monoio::net::TcpListener::bind("127.0.0.1:1")?;', 'rust-monoio 127.0.0.1:1'],
  ];
  for (const [call, expected] of calls)
    it(call, async () => {
      const code = `const PORT: u16 = 4000;\n\nasync fn run() -> Result<(), Error> {\n    ${call}\n    Ok(())\n}\n`;
      assert.deepEqual(await binds(code), [expected]);
    });

  const imports: readonly (readonly [string, string, string])[] = [
    ['use std::net::*;', 'TcpListener::bind("0.0.0.0:80")?;', 'rust-std-tcp 0.0.0.0:80'],
    ['use std::net;', 'net::TcpListener::bind("0.0.0.0:80")?;', 'rust-std-tcp 0.0.0.0:80'],
    ['use std::{io, net::{self, TcpListener as L}};', 'L::bind("0.0.0.0:80")?;', 'rust-std-tcp 0.0.0.0:80'],
    ['use tokio::net as tn;', 'tn::TcpListener::bind("0.0.0.0:80").await?;', 'rust-tokio-tcp 0.0.0.0:80'],
  ];
  for (const [line, call, expected] of imports)
    it(`${line} ${call}`, async () =>
      assert.deepEqual(await binds(`${line}\n\nasync fn run() -> R {\n    ${call}\n    Ok(())\n}\n`), [expected]));

  it("a function's own imports hold there and nowhere else", async () => {
    const code = `use tokio::net::TcpListener;

async fn one() -> R {
    TcpListener::bind("0.0.0.0:1").await?;
    Ok(())
}

fn two() -> R {
    use std::net::TcpListener;
    TcpListener::bind("0.0.0.0:2")?;
    Ok(())
}
`;
    assert.deepEqual(await binds(code), ['rust-tokio-tcp 0.0.0.0:1', 'rust-std-tcp 0.0.0.0:2']);
  });
});
