/** Rust: std, socket2, tokio, mio, nix, rustix, libc and the crates that listen by themselves. */
import { domainOf, typeOf } from '../constants';
import type { Language } from '../language';
import { rustCall } from './calls';
import { constantName } from './constants';
import { canonical, isLibrary } from './library';
import { fixRust } from './fix';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS = [
  ...['TcpListener', 'TcpSocket', 'TcpStream', 'UdpSocket', 'UnixListener', 'Socket::', 'SockRef', 'socket2', 'net2::'],
  ...[
    'libc::socket',
    'libc::bind',
    'use libc',
    'nix::sys::socket',
    'sys::socket',
    'rustix::net',
    'setsockopt',
    'WinSock',
    'winsock2',
  ],
  ...[
    'HttpServer',
    'Server::bind',
    'warp::serve',
    'rocket::',
    'tide::',
    'tonic::',
    'actix_server',
    'set_linger',
    'SO_REUSE',
    '.listen(',
  ],
];

export const rust: Language = {
  id: 'rust',
  grammar: 'rust',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: lowerUnit,
  constantName,
  domainOf,
  typeOf,
  call: rustCall,
  isLibrary: (qualified) => isLibrary(canonical(qualified)),
  fix: fixRust,
};
