// The calls of nix, checked by match at the end.
use nix::sys::socket::{accept, bind, listen, socket, AddressFamily, SockFlag, SockType, SockaddrIn};
use nix::unistd::{close, write};

fn serve(port: u16) -> nix::Result<()> {
    let fd = socket(AddressFamily::Inet, SockType::Stream, SockFlag::empty(), None)?;
    bind(fd, &SockaddrIn::new(127, 0, 0, 1, port))?;
    listen(fd, 8)?;
    println!("ready");
    let client = accept(fd)?;
    write(client, b"hello\n")?;
    close(client)?;
    close(fd)
}

fn main() {
    let port = std::env::args().nth(1).unwrap().parse().unwrap();
    match serve(port) {
        Ok(()) => {}
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}
