// System calls inside conditions, all of main unsafe.
use libc::*;
use std::mem;

unsafe fn serve(port: u16) -> i32 {
    let server = socket(AF_INET, SOCK_STREAM, 0);
    let mut addr: sockaddr_in = mem::zeroed();
    addr.sin_family = AF_INET as u16;
    addr.sin_port = port.to_be();
    if bind(server, &addr as *const _ as *const sockaddr, mem::size_of_val(&addr) as u32) != 0 {
        eprintln!("bind: {}", std::io::Error::last_os_error());
        return 1;
    }
    listen(server, 10);
    println!("ready");
    let client = accept(server, std::ptr::null_mut(), std::ptr::null_mut());
    send(client, b"hello\n".as_ptr() as *const c_void, 6, 0);
    close(client);
    0
}

fn main() {
    let port = std::env::args().nth(1).unwrap().parse().unwrap();
    std::process::exit(unsafe { serve(port) });
}
