/** Commands that show TIME_WAIT and address reuse on each system. */
import type { System } from '../bind/model';
import type { SeeItYourself, Trial } from './model';

/** A server that closes first and is started again at once, in one program. */
function script(withOption: boolean): string {
  return [
    "python3 - <<'END'",
    'import socket',
    '',
    'def server():',
    '    s = socket.socket()',
    ...(withOption ? ['    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)'] : []),
    "    s.bind(('127.0.0.1', 8080))",
    '    s.listen()',
    '    return s',
    '',
    'first = server()',
    "client = socket.create_connection(('127.0.0.1', 8080))",
    'connection, _ = first.accept()',
    'connection.close()  # the server closes first',
    'client.close()',
    'first.close()',
    'server()',
    "print('bound again')",
    'END',
  ].join('\n');
}

function withoutOption(number: number, shows: string): Trial {
  return {
    id: 'fail',
    text: 'Let a server close a connection first, and start it again at once:',
    command: script(false),
    language: 'shellscript',
    shows: shows.replace('{number}', String(number)),
  };
}

const fails =
  'OSError: [Errno {number}] Address already in use. The connection that the first server closed is in TIME_WAIT.';

const withOption: Trial = {
  id: 'succeed',
  text: 'Once that TIME_WAIT is over, the same with the option in both runs:',
  command: script(true),
  language: 'shellscript',
  shows: '"bound again": bind() passes over the TIME_WAIT.',
};

function shell(id: string, text: string, command: string, shows: string): Trial {
  return { id, text, command, language: 'shellscript', shows };
}

/** What to run, system by system. */
export const seeItYourself: Readonly<Record<System, SeeItYourself>> = {
  linux: {
    system: 'linux',
    trials: [
      withoutOption(98, fails),
      shell(
        'who-is-in-the-way',
        'While it fails, ask who has the port:',
        "ss -tan '( sport = :8080 )'",
        'One line in TIME-WAIT. No process belongs to it: there is nothing to kill.',
      ),
      shell(
        'how-long-still',
        'How long it will last:',
        "ss -tano state time-wait '( sport = :8080 )'",
        'timer:(timewait,59sec,0): seconds left. It starts at 60, and no setting changes that.',
      ),
      shell(
        'who-listens',
        'Whether somebody listens after all:',
        "ss -ltnp '( sport = :8080 )'",
        'A line with a process is a live listener: SO_REUSEADDR does not help against that.',
      ),
      withOption,
    ],
    basis: 'measured',
    source: 'Run on Linux 6.18 with iproute2 6.1 and Python 3.11',
  },
  freebsd: {
    system: 'freebsd',
    trials: [
      shell(
        'local-peers',
        'FreeBSD 14 keeps no TIME_WAIT for peers on the same machine. To see one on localhost, as root:',
        'sysctl net.inet.tcp.nolocaltimewait=0',
        'The old value and the new one. Set it back to 1 afterwards.',
      ),
      withoutOption(48, fails),
      shell(
        'who-is-in-the-way',
        'While it fails, ask who has the port:',
        "netstat -an -p tcp | grep '[.]8080 '",
        'A line in TIME_WAIT.',
      ),
      shell(
        'who-listens',
        'Whether somebody listens after all:',
        'sockstat -4 -6 -l -p 8080',
        'The process, if there is one.',
      ),
      shell(
        'how-long',
        'How long TIME_WAIT lasts:',
        'sysctl net.inet.tcp.msl',
        'Half of it in milliseconds: 30000 stands for 60 s.',
      ),
    ],
    basis: 'documentation',
    source: 'netstat(1), sockstat(1), tcp(4); not run',
  },
  macos: {
    system: 'macos',
    trials: [
      withoutOption(48, fails),
      shell(
        'who-is-in-the-way',
        'While it fails, ask who has the port:',
        "netstat -an -p tcp | grep '[.]8080 '",
        'A line in TIME_WAIT.',
      ),
      shell(
        'who-listens',
        'Whether somebody listens after all:',
        'lsof -nP -iTCP:8080 -sTCP:LISTEN',
        'The process, if there is one. A TIME_WAIT does not appear here: it belongs to no process.',
      ),
      shell(
        'how-long',
        'How long TIME_WAIT lasts:',
        'sysctl net.inet.tcp.msl',
        'Half of it in milliseconds: 15000 stands for 30 s.',
      ),
      withOption,
    ],
    basis: 'documentation',
    source: 'netstat(1), lsof(8), xnu source; not run',
  },
  windows: {
    system: 'windows',
    trials: [
      {
        id: 'who-is-in-the-way',
        text: 'Everything on the port, with its state and its process:',
        command:
          'Get-NetTCPConnection -LocalPort 8080 | Format-Table State, LocalAddress, RemoteAddress, OwningProcess',
        language: 'powershell',
        shows: 'Lines in TimeWait belong to process 0; a line in Listen names the process that has the port.',
      },
      {
        id: 'how-long',
        text: 'Whether an administrator has set the length of TIME_WAIT:',
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters' -Name TcpTimedWaitDelay",
        language: 'powershell',
        shows: 'The time in seconds. An error means that it is not set; what then holds is not confirmed.',
      },
      {
        id: 'which-ports',
        text: 'From which ports outgoing connections are taken:',
        command: 'netsh int ipv4 show dynamicport tcp',
        language: 'powershell',
        shows: 'The first port and how many: 49152 and 16384 by default.',
      },
    ],
    basis: 'documentation',
    source: 'Microsoft Learn: Get-NetTCPConnection, netsh, TcpTimedWaitDelay; not run',
  },
  illumos: {
    system: 'illumos',
    trials: [
      withoutOption(125, fails),
      shell(
        'who-is-in-the-way',
        'While it fails, ask who has the port:',
        "netstat -an -f inet -P tcp | grep '[.]8080 '",
        'A line in TIME_WAIT.',
      ),
      shell(
        'how-long',
        'How long TIME_WAIT lasts:',
        'ipadm show-prop -p _time_wait_interval tcp',
        'The time in milliseconds: 60000 by default.',
      ),
      withOption,
    ],
    basis: 'documentation',
    source: 'netstat(8), ipadm(8), tcp_tunables.c; not run',
  },
};
