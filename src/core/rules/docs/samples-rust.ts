/** Code around the lines that the Rust samples of a rule are about. */

/** The line that sets the option with socket2. */
export const rustReuse = '    socket.set_reuse_address(true)?;\n';

/** A listener made with socket2, with `before` above the bind and `after` below it. */
export function rustListener(before: string, after = ''): string {
  return `use socket2::{Domain, Socket, Type};
use std::net::{SocketAddr, TcpListener};

pub fn listener(addr: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(addr), Type::STREAM, None)?;
${before}    socket.bind(&addr.into())?;
${after}    socket.listen(128)?;
    Ok(socket.into())
}
`;
}

/** A server that accepts one connection after the other, with `before` above the bind and `inside` done to each of them. */
export function rustServer(before: string, inside: string): string {
  return `use socket2::{Domain, Socket, Type};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::time::Duration;

fn main() -> std::io::Result<()> {
    let listener = Socket::new(Domain::IPV4, Type::STREAM, None)?;
${before}    listener.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 8080).into())?;
    listener.listen(128)?;
    loop {
        let (client, _) = listener.accept()?;
${inside}        client.send(b"hello")?;
    }
}
`;
}

/** A socket of socket2 with `lines` between its creation and its use. */
export function rustSocket(domain: string, type: string, lines: string): string {
  return `use socket2::{Domain, SockAddr, Socket, Type};
use std::net::{Ipv4Addr, SocketAddrV4};

fn main() -> std::io::Result<()> {
    let socket = Socket::new(Domain::${domain}, Type::${type}, None)?;
${lines}    Ok(())
}
`;
}

/** A call of setsockopt() through libc with a level and an option. */
export function rustSystemCall(levelAndOption: string): string {
  return `    libc::setsockopt(fd, ${levelAndOption}, &on as *const _ as *const libc::c_void, 4);\n`;
}

/** A function that is given a descriptor and makes calls through libc. */
export function rustDescriptor(calls: string): string {
  return `/// # Safety
/// \`fd\` is open.
pub unsafe fn configure(fd: libc::c_int) {
    let on: libc::c_int = 1;
${calls}}
`;
}
