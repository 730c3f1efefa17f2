import { measured, type RuleDoc, windowsReuse } from './doc';
import { headers } from './samples';
import { goReuse, goSocket } from './samples-go';
import { rustReuse, rustSocket } from './samples-rust';

const c = (set: string): string => `${headers}
int open_log_port(void)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(5140) };
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
${set}    if (bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0)
        return -1;
    return fd;
}
`;
const cpp = (set: string): string => `#include <netinet/in.h>
#include <sys/socket.h>

int open_log_port()
{
    sockaddr_in addr{};
    addr.sin_family = AF_INET;
    addr.sin_port = htons(5140);
    int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
${set}    return ::bind(fd, reinterpret_cast<sockaddr *>(&addr), sizeof(addr)) < 0 ? -1 : fd;
}
`;
const python = (set: string): string => `import socket

log = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
${set}log.bind(("", 5140))
while True:
    print(log.recv(2048))
`;

const java = (set: string): string => `import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

class Receiver {
    static DatagramSocket open() throws IOException {
        DatagramSocket socket = new DatagramSocket(null);
${set}        socket.bind(new InetSocketAddress(5000));
        return socket;
    }
}
`;

const csharp = (set: string): string => `using System.Net;
using System.Net.Sockets;

var log = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
${set}log.Bind(new IPEndPoint(IPAddress.Any, 5140));
`;
const javascript = (options: string): string => `import dgram from 'node:dgram';

const log = dgram.createSocket(${options});
log.on('message', (message) => console.log(message.toString()));
log.bind(5140);
`;

export const udpReuseaddr: RuleDoc = {
  reports:
    'A UDP socket that sets SO_REUSEADDR and is bound to a port that the code names, with no sign of multicast or broadcast.\n\nSilent for sockets that join a group or set a multicast or broadcast option, for the ports of protocols in which several receivers share a port (DHCP, mDNS, SSDP and the like), and where the socket is handed to code that is not seen.',
  why: [
    {
      system: 'Linux',
      fact: 'Any program, of any user, that sets the option too can bind the same port; the socket that was bound last then gets all unicast datagrams (IPv4). UDP has no TIME_WAIT: a restart needs no option.',
      source: measured,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The same address cannot be bound twice with this option alone; a specific address beside the wildcard can.',
      source: 'in_pcbbind_setup; xnu in_pcbbind',
    },
    { system: 'Windows', fact: 'Another program can take the port.', source: windowsReuse },
  ],
  samples: [
    {
      language: 'c',
      wrong: c('    int on = 1;\n    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);\n'),
      right: c(''),
      fix: 'offered',
    },
    {
      language: 'cpp',
      wrong: cpp('    int on = 1;\n    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n'),
      right: cpp(''),
      fix: 'offered',
    },
    {
      language: 'python',
      wrong: python('log.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: python(''),
      fix: 'offered',
    },
    {
      language: 'java',
      wrong: java('        socket.setReuseAddress(true);\n'),
      right: java(''),
      fix: 'offered',
    },
    {
      language: 'csharp',
      wrong: csharp('log.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\n'),
      right: csharp(''),
      fix: 'offered',
    },
    {
      language: 'javascript',
      wrong: javascript("{ type: 'udp4', reuseAddr: true }"),
      right: javascript("'udp4'"),
      fix: 'offered',
    },
    {
      language: 'go',
      wrong: goSocket('AF_INET', 'SOCK_DGRAM', goReuse, 'Bind(fd, &syscall.SockaddrInet4{Port: 5140})'),
      right: goSocket('AF_INET', 'SOCK_DGRAM', '', 'Bind(fd, &syscall.SockaddrInet4{Port: 5140})'),
      fix: 'offered',
    },
    {
      language: 'rust',
      wrong: rustSocket(
        'IPV4',
        'DGRAM',
        `${rustReuse}    socket.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 5140).into())?;\n`,
      ),
      right: rustSocket('IPV4', 'DGRAM', '    socket.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 5140).into())?;\n'),
      fix: 'offered',
    },
    {
      language: 'php',
      wrong: `<?php
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
socket_bind($socket, '0.0.0.0', 5140);
`,
      right: `<?php
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($socket, '0.0.0.0', 5140);
`,
      fix: 'offered',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

socket = UDPSocket.new
socket.setsockopt(:SOCKET, :REUSEADDR, true)
socket.bind('0.0.0.0', 5140)
`,
      right: `require 'socket'

socket = UDPSocket.new
socket.bind('0.0.0.0', 5140)
`,
      fix: 'offered',
    },
  ],
  whenNotToUse:
    'Where a second process is meant to bind the port: a new version that takes over before the old one ends, or receivers of broadcasts.',
  fix: 'Removes the call. Only offered.',
};
