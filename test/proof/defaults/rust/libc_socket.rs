// System calls through libc, each checked.
use std::io;
use std::mem;

fn open(port: u16) -> io::Result<libc::c_int> {
    let fd = unsafe { libc::socket(libc::AF_INET, libc::SOCK_STREAM, 0) };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    let mut addr: libc::sockaddr_in = unsafe { mem::zeroed() };
    addr.sin_family = libc::AF_INET as libc::sa_family_t;
    addr.sin_port = port.to_be();
    addr.sin_addr.s_addr = u32::from_ne_bytes([127, 0, 0, 1]);
    let size = mem::size_of::<libc::sockaddr_in>() as libc::socklen_t;
    let rc = unsafe { libc::bind(fd, &addr as *const _ as *const libc::sockaddr, size) };
    if rc < 0 {
        return Err(io::Error::last_os_error());
    }
    if unsafe { libc::listen(fd, 8) } < 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(fd)
}

fn main() -> io::Result<()> {
    let fd = open(std::env::args().nth(1).unwrap().parse().unwrap())?;
    println!("ready");
    unsafe {
        let client = libc::accept(fd, std::ptr::null_mut(), std::ptr::null_mut());
        libc::write(client, b"hello\n".as_ptr() as *const libc::c_void, 6);
        libc::close(client);
        libc::close(fd);
    }
    Ok(())
}
