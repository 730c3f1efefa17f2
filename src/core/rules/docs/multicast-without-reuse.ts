import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goReuse, goSet, goSocket } from './samples-go';
import { rustReuse, rustSocket } from './samples-rust';

const c = (set: string): string => `${headers}
int open_receiver(struct ip_mreq group)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(5007) };
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
${set}    if (bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0)
        return -1;
    if (setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group) < 0)
        return -1;
    return fd;
}
`;
const cpp = (set: string): string => `#include <netinet/in.h>
#include <sys/socket.h>

int open_receiver(const ip_mreq &group)
{
    sockaddr_in addr{};
    addr.sin_family = AF_INET;
    addr.sin_port = htons(5007);
    int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
${set}    ::bind(fd, reinterpret_cast<sockaddr *>(&addr), sizeof(addr));
    ::setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof(group));
    return fd;
}
`;
const python = (set: string): string => `import socket
import struct

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
${set}receiver.bind(("", 5007))
group = struct.pack("4s4s", socket.inet_aton("224.1.1.1"), socket.inet_aton("0.0.0.0"))
receiver.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
print(receiver.recv(1024))
`;

const java = (set: string): string => `import java.io.IOException;
import java.net.*;
import java.nio.channels.DatagramChannel;

class Receiver {
    static DatagramChannel join(InetAddress group, NetworkInterface lan) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
${set}        channel.bind(new InetSocketAddress(5000));
        channel.join(group, lan);
        return channel;
    }
}
`;

const csharp = (open: string): string => `using System.Net;
using System.Net.Sockets;

${open}receiver.JoinMulticastGroup(IPAddress.Parse("224.1.1.1"));
var message = await receiver.ReceiveAsync();
`;
const javascript = (options: string): string => `import dgram from 'node:dgram';

const receiver = dgram.createSocket(${options});
receiver.on('message', (message) => console.log(message.toString()));
receiver.bind(5007, () => receiver.addMembership('224.1.1.1'));
`;

const rustJoin = `    socket.bind(&SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 9999).into())?;
    socket.join_multicast_v4(&Ipv4Addr::new(239, 1, 2, 3), &Ipv4Addr::UNSPECIFIED)?;
`;

export const multicastWithoutReuse: RuleDoc = {
  reports:
    'A UDP socket that is bound to a port that the code names and joins a multicast group, without SO_REUSEADDR or SO_REUSEPORT.\n\nSilent where some other code may set it before the bind.',
  why: [
    {
      system: 'Linux',
      fact: 'Every receiver of a group on one machine binds the same port. Without the option on all of them the second bind() fails with EADDRINUSE; with it each gets a copy of every multicast datagram.',
      source: `${measured}; socket(7)`,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The same; for a multicast address SO_REUSEADDR counts as SO_REUSEPORT on FreeBSD.',
      source: 'in_pcbbind_setup',
    },
    {
      system: 'Windows',
      fact: 'Multicast is the use that Microsoft names for SO_REUSEADDR.',
      source: 'Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"',
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: c(''),
      right: c(
        '    int reuse = 1;\n    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse) < 0)\n        return -1;\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cpp(''),
      right: cpp('    int reuse = 1;\n    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse));\n'),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: python(''),
      right: python('receiver.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      fix: 'preferred',
    },
    {
      language: 'java',
      wrong: java(''),
      right: java('        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);\n'),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharp('using var receiver = new UdpClient(5007);\n'),
      right: csharp(
        'using var receiver = new UdpClient();\nreceiver.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\nreceiver.Client.Bind(new IPEndPoint(IPAddress.Any, 5007));\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'javascript',
      wrong: javascript("'udp4'"),
      right: javascript("{ type: 'udp4', reuseAddr: true }"),
      fix: 'preferred',
    },
    {
      language: 'go',
      wrong: goSocket('AF_INET', 'SOCK_DGRAM', '', 'Bind(fd, &syscall.SockaddrInet4{Port: 9999})').replace(
        '\tsyscall.Close',
        goSet(
          'SetsockoptIPMreq(fd, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{239, 1, 2, 3}})',
        ) + '\tsyscall.Close',
      ),
      right: goSocket('AF_INET', 'SOCK_DGRAM', goReuse, 'Bind(fd, &syscall.SockaddrInet4{Port: 9999})').replace(
        '\tsyscall.Close',
        goSet(
          'SetsockoptIPMreq(fd, syscall.IPPROTO_IP, syscall.IP_ADD_MEMBERSHIP, &syscall.IPMreq{Multiaddr: [4]byte{239, 1, 2, 3}})',
        ) + '\tsyscall.Close',
      ),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustSocket('IPV4', 'DGRAM', rustJoin),
      right: rustSocket('IPV4', 'DGRAM', rustReuse + rustJoin),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: `<?php
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($socket, '0.0.0.0', 5007);
socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '239.1.2.3', 'interface' => 0]);
`,
      right: `<?php
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
socket_bind($socket, '0.0.0.0', 5007);
socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '239.1.2.3', 'interface' => 0]);
`,
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'
require 'ipaddr'

socket = UDPSocket.new
socket.bind('0.0.0.0', 5007)
socket.setsockopt(:IP, :ADD_MEMBERSHIP, IPAddr.new('239.1.2.3').hton + IPAddr.new('0.0.0.0').hton)
`,
      right: `require 'socket'
require 'ipaddr'

socket = UDPSocket.new
socket.setsockopt(:SOCKET, :REUSEADDR, true)
socket.bind('0.0.0.0', 5007)
socket.setsockopt(:IP, :ADD_MEMBERSHIP, IPAddr.new('239.1.2.3').hton + IPAddr.new('0.0.0.0').hton)
`,
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'Where only one receiver per machine is meant to run, and the failing bind is how the second one notices.',
  fix: 'Sets SO_REUSEADDR before the bind.',
};
