import { measured, type RuleDoc, windowsReuse } from './doc';
import { cListener, cppListener, phpListener, pythonListener, rubyListener } from './samples';
import { goListener, goReuse, goSet, goUnix } from './samples-go';
import { rustListener, rustReuse } from './samples-rust';

const c = (option: string): string =>
  cListener(
    `    int on = 1;\n    if (setsockopt(fd, SOL_SOCKET, ${option}, &on, sizeof on) < 0)\n        perror("setsockopt");\n`,
  );
const cpp = (option: string): string =>
  cppListener(`        int on = 1;\n        ::setsockopt(fd_, SOL_SOCKET, ${option}, &on, sizeof(on));\n`);
const python = (option: string): string =>
  pythonListener(`server.setsockopt(socket.SOL_SOCKET, socket.${option}, 1)\n`);

export const reuseportOnly: RuleDoc = {
  reports:
    'A TCP listener that sets SO_REUSEPORT and none of its relatives, and that the file opens once. Where a helper sets it for other sockets as well, the bind is marked.\n\nSilent where the bind stands in a loop (other than one over the addresses that getaddrinfo() gave, each of which is bound once) or a function that is handed to a thread, or follows a fork(): then several sockets are meant to share the port. Silent, too, with SO_INCOMING_CPU or a filter that spreads the connections.',
  why: [
    {
      system: 'Linux',
      fact: 'It does let a server restart over TIME_WAIT. It also lets a second copy of the same user start while the first is running: each gets a share of the connections by a hash, and nobody is told. When one stops, the connections waiting in its queue are reset.',
      source: `socket(7); ${measured}`,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'A second copy starts as well. FreeBSD spreads connections with SO_REUSEPORT_LB only; for macOS no spreading was found.',
      source: 'in_pcbbind_setup, getsockopt(2); xnu in_pcbbind',
    },
    { system: 'Windows', fact: 'There is no such option.', source: windowsReuse },
  ],
  samples: [
    { language: 'c', wrong: c('SO_REUSEPORT'), right: c('SO_REUSEADDR'), fix: 'preferred' },
    { language: 'cpp', wrong: cpp('SO_REUSEPORT'), right: cpp('SO_REUSEADDR'), fix: 'preferred' },
    { language: 'python', wrong: python('SO_REUSEPORT'), right: python('SO_REUSEADDR'), fix: 'preferred' },
    {
      language: 'go',
      wrong: goUnix(goListener(goSet('SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEPORT, 1)'))),
      right: goUnix(goListener(goReuse)),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustListener('    socket.set_reuse_port(true)?;\n'),
      right: rustListener(rustReuse),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: phpListener('socket_set_option($server, SOL_SOCKET, SO_REUSEPORT, 1);\n'),
      right: phpListener('socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);\n'),
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: rubyListener('server.setsockopt(:SOCKET, :REUSEPORT, true)\n'),
      right: rubyListener('server.setsockopt(:SOCKET, :REUSEADDR, true)\n'),
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'Where several processes are meant to serve one port and something outside this file starts them, or where a new version takes over while the old one is still running.',
  fix: 'Sets SO_REUSEADDR instead; a second fix sets both.',
};
