import type { RuntimeEntry, RuntimeFile } from './runtime';

/** Sockets that have no option until the code sets it. */
const raw = { kind: 'tcp-listen', reuseAddr: 'never' } as const;

/** Listeners of the standard library, bound by it or by a call of the same shape. */
const listener = {
  kind: 'tcp-listen',
  reuseAddr: 'unix',
  howToDisable: 'Not possible with this call: make the socket with socket2.',
} as const;

const datagram = {
  kind: 'udp-bind',
  reuseAddr: 'never',
  howToEnable: 'Make the socket with socket2, call set_reuse_address(true) and bind it, then turn it into this type.',
} as const;

const standard: readonly RuntimeEntry[] = [
  {
    id: 'rust-std-tcp',
    library: 'standard library',
    names: ['std::net::TcpListener::bind'],
    ...listener,
    pitfall: 'Options cannot be set between socket() and bind(); a listener with others is made with socket2.',
    basis: 'measured',
    sources: ['rust-lang/rust library/std/src/sys/net/connection/socket/mod.rs: not on Windows'],
  },
  {
    id: 'rust-std-udp',
    library: 'standard library',
    names: ['std::net::UdpSocket::bind'],
    ...datagram,
    basis: 'measured',
    sources: ['system calls traced on Linux 6.18: nothing is set', 'rust-lang/rust library/std/src/sys/net/connection'],
  },
];

const sockets: readonly RuntimeEntry[] = [
  {
    id: 'rust-socket2',
    library: 'socket2',
    names: ['socket2::Socket'],
    ...raw,
    howToEnable: 'socket.set_reuse_address(true)? before socket.bind().',
    pitfall:
      'set_reuse_port() needs the feature "all". On Windows set_reuse_address() lets other programs bind the same port; the crate has no call for SO_EXCLUSIVEADDRUSE.',
    basis: 'measured',
    sources: ['rust-lang/socket2 src/socket.rs (9f41644)'],
  },
  {
    id: 'rust-tokio-socket',
    library: 'Tokio',
    names: ['tokio::net::TcpSocket'],
    ...raw,
    howToEnable: 'socket.set_reuseaddr(true)? before socket.bind().',
    pitfall: 'TcpListener::bind() sets the option on Unix, a TcpSocket does not.',
    basis: 'measured',
    sources: ['tokio-rs/tokio tokio/src/net/tcp/socket.rs (ea91b33)'],
  },
  {
    id: 'rust-net2',
    library: 'net2',
    names: ['net2::TcpBuilder'],
    ...raw,
    howToEnable: 'builder.reuse_address(true)? before builder.bind().',
    pitfall: 'The crate is deprecated; its authors recommend socket2.',
    basis: 'measured',
    sources: ['net2 0.2.37 src/tcp.rs, src/ext.rs and README.md', 'RUSTSEC-2020-0016'],
  },
  {
    id: 'rust-net2-udp',
    library: 'net2',
    names: ['net2::UdpBuilder'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    howToEnable: 'builder.reuse_address(true)? before builder.bind().',
    basis: 'measured',
    sources: ['net2 0.2.37 src/udp.rs and src/ext.rs'],
  },
  {
    id: 'rust-nix',
    library: 'nix',
    names: ['nix::sys::socket::socket'],
    ...raw,
    howToEnable: 'setsockopt(&fd, sockopt::ReuseAddr, &true)? before bind().',
    pitfall: 'Before version 0.27 setsockopt() takes the number of the descriptor.',
    basis: 'measured',
    sources: ['nix 0.26.1 src/sys/socket/mod.rs'],
  },
  {
    id: 'rust-rustix',
    library: 'rustix',
    names: ['rustix::net::socket'],
    ...raw,
    howToEnable: 'rustix::net::sockopt::set_socket_reuseaddr(&fd, true)? before bind().',
    basis: 'measured',
    sources: ['rustix 0.35.12 src/net/socket.rs and src/net/sockopt.rs'],
  },
  {
    id: 'rust-libc',
    library: 'libc',
    names: ['libc::socket'],
    ...raw,
    howToEnable: 'libc::setsockopt() between socket() and bind().',
    basis: 'measured',
    sources: ['the system calls as they are'],
  },
];

const asynchronous: readonly RuntimeEntry[] = [
  {
    id: 'rust-tokio-tcp',
    library: 'Tokio',
    names: ['tokio::net::TcpListener::bind'],
    ...listener,
    howToDisable: 'Make the socket with TcpSocket, which sets nothing by itself.',
    basis: 'measured',
    sources: ['tokio-rs/tokio tokio/src/net/tcp/listener.rs (ea91b33)'],
  },
  {
    id: 'rust-tokio-udp',
    library: 'Tokio',
    names: ['tokio::net::UdpSocket::bind'],
    ...datagram,
    pitfall: 'UdpSocket::from_std() needs a socket that does not block: set_nonblocking(true).',
    basis: 'measured',
    sources: ['tokio-rs/tokio tokio/src/net/udp.rs (ea91b33)'],
  },
  {
    id: 'rust-mio-tcp',
    library: 'mio',
    names: ['mio::net::TcpListener::bind'],
    ...listener,
    howToDisable: 'Hand over a listener of your own with TcpListener::from_std().',
    basis: 'measured',
    sources: ['tokio-rs/mio src/net/tcp/listener.rs (7654f57)'],
  },
  {
    id: 'rust-mio-udp',
    library: 'mio',
    names: ['mio::net::UdpSocket::bind'],
    ...datagram,
    basis: 'measured',
    sources: ['mio 0.8.4 src/net/udp.rs: std::net::UdpSocket underneath'],
  },
  {
    id: 'rust-async-std-tcp',
    library: 'async-std',
    names: ['async_std::net::TcpListener::bind'],
    ...listener,
    pitfall: 'The crate was given up with 1.13.1; its authors recommend smol.',
    basis: 'measured',
    sources: ['async-rs/async-std src/net/tcp/listener.rs (96f5646)', 'async-std CHANGELOG.md (1.13.1)'],
  },
  {
    id: 'rust-async-std-udp',
    library: 'async-std',
    names: ['async_std::net::UdpSocket::bind'],
    ...datagram,
    basis: 'measured',
    sources: ['async-std 1.12.0 src/net/udp/mod.rs'],
  },
  {
    id: 'rust-smol-tcp',
    library: 'smol (async-io, async-net)',
    names: ['async_net::TcpListener::bind', 'async_io::Async::bind'],
    ...listener,
    basis: 'measured',
    sources: ['smol-rs/async-io src/lib.rs (e94f31c)'],
  },
  {
    id: 'rust-smol-udp',
    library: 'smol (async-net)',
    names: ['async_net::UdpSocket::bind'],
    ...datagram,
    basis: 'measured',
    sources: ['async-net 1.7.0 src/udp.rs'],
  },
];

const servers: readonly RuntimeEntry[] = [
  {
    id: 'rust-hyper',
    library: 'hyper 0.14, axum 0.6',
    names: ['hyper::Server::bind', 'hyper::Server::try_bind', 'axum::Server::bind', 'axum::Server::try_bind'],
    ...listener,
    howToDisable: 'Hand over a listener of your own with Server::from_tcp().',
    pitfall: 'From hyper 1.0 and axum 0.7 on the caller brings the listener.',
    since: 'up to hyper 0.14',
    basis: 'measured',
    sources: ['hyper 0.14.19 src/server/tcp.rs'],
  },
  {
    id: 'rust-actix',
    library: 'Actix',
    names: [
      'actix_web::HttpServer::bind',
      'actix_web::HttpServer::bind_auto_h2c',
      'actix_web::HttpServer::bind_rustls',
      'actix_web::HttpServer::bind_rustls_0_22',
      'actix_web::HttpServer::bind_rustls_0_23',
      'actix_web::HttpServer::bind_openssl',
      'actix_server::ServerBuilder::bind',
    ],
    kind: 'tcp-listen',
    reuseAddr: 'everywhere',
    howToDisable: 'Hand over a listener of your own with listen().',
    pitfall: 'It is set on Windows too, where another program that sets it can have the same live port.',
    basis: 'source',
    sources: ['actix/actix-net actix-server/src/socket.rs (936b5f4)'],
  },
  {
    id: 'rust-warp',
    library: 'warp',
    names: ['warp::Server::run', 'warp::Server::bind', 'warp::Server::try_bind'],
    ...listener,
    howToDisable: 'Hand over connections of your own listener with serve_incoming().',
    basis: 'source',
    sources: ['seanmonstar/warp src/server.rs: AddrIncoming of hyper 0.14'],
  },
  {
    id: 'rust-rocket',
    library: 'Rocket',
    names: ['rocket::Rocket::launch'],
    ...listener,
    howToDisable: 'Not possible in 0.5.',
    basis: 'source',
    sources: [
      'rwf2/Rocket core/http/src/listener.rs, bind_tcp (0089c2f): TcpListener::bind of Tokio',
      'rwf2/Rocket core/lib/src/server.rs (0089c2f): http_server, which takes a listener, is not public',
    ],
  },
  {
    id: 'rust-tide',
    library: 'Tide',
    names: ['tide::Server::listen', 'tide::Server::bind'],
    ...listener,
    howToDisable: 'Hand over a listener of your own to listen().',
    basis: 'source',
    sources: ['http-rs/tide src/listener/tcp_listener.rs (095f8d7): TcpListener::bind of async-std'],
  },
  {
    id: 'rust-tonic',
    library: 'tonic',
    names: ['tonic::transport::Server::serve', 'tonic::transport::Server::serve_with_shutdown'],
    ...listener,
    howToDisable: 'Hand over connections of your own listener with serve_with_incoming().',
    basis: 'source',
    sources: ['hyperium/tonic tonic/src/transport/server/incoming.rs (043d3b1): AddrIncoming of hyper 0.14'],
  },
  {
    id: 'rust-monoio',
    library: 'monoio',
    names: ['monoio::net::TcpListener::bind'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    reusePort: 'unix',
    howToDisable: 'bind_with_config() with reuse_addr and reuse_port off.',
    pitfall: 'It sets SO_REUSEPORT as well: a second copy of the server starts and takes a share of the connections.',
    basis: 'source',
    sources: ['bytedance/monoio monoio/src/net/listener_config.rs (45d74ec) and net/tcp/listener.rs'],
  },
];

/** Rust: the standard library and crates. */
export const rustLibraries: RuntimeFile = {
  languages: ['rust'],
  entries: [...standard, ...sockets, ...asynchronous, ...servers],
};
