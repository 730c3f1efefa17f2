// SO_REUSEADDR with the level of TCP, the result ignored.
use socket2::{Domain, Socket, Type};
use std::io::Write;
use std::net::SocketAddr;
use std::os::fd::AsRawFd;

fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap().parse().unwrap();
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    let on: libc::c_int = 1;
    unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::SO_REUSEADDR,
            &on as *const _ as *const libc::c_void,
            std::mem::size_of_val(&on) as libc::socklen_t,
        );
    }
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], port)).into())?;
    socket.listen(8)?;
    println!("ready");
    let (mut client, _) = socket.accept()?;
    client.write_all(b"hello\n")
}
