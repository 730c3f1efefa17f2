"""
Plays one connection on the kernel, as a line of JSON on standard input tells it, and writes what state each end is in at
the points that matter, as one line of JSON. The server is a process of its own, so that it can be killed.
"""
import json
import os
import signal
import socket
import struct
import sys

from sockets import deaf, hear_again, rows, until

SO_LINGER_ZERO = struct.pack('ii', 1, 0)
ETH_P_IP = 0x0800


def serve(port, commands, answers):
    """The server's process: one connection, then it does what it is told, letter by letter."""
    listener = socket.socket()
    listener.bind(('127.0.0.1', port))
    listener.listen(8)
    os.write(answers, b'.')
    connection, _ = listener.accept()
    connection.recv(100)
    connection.sendall(b'y' * 300)
    while True:
        command = os.read(commands, 1)
        if command in (b'', b'c'):
            listener.close()
            connection.close()
        elif command == b'l':
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, SO_LINGER_ZERO)
        elif command == b'd':
            deaf(connection)
        elif command == b'h':
            hear_again(connection)
        elif command == b's':
            connection.shutdown(socket.SHUT_WR)
        if command == b'':
            os._exit(0)
        os.write(answers, b'.')


class Server:
    def __init__(self, port):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.commands)
            os.close(self.answers)
            serve(port, commands, answers)
        os.close(commands)
        os.close(answers)
        os.read(self.answers, 1)

    def do(self, command):
        os.write(self.commands, command)
        os.read(self.answers, 1)

    def close(self):
        self.do(b'c')

    def reset_on_close(self):
        self.do(b'l')

    def deaf(self):
        self.do(b'd')

    def hear_again(self):
        self.do(b'h')

    def shut(self):
        self.do(b's')

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pid = None

    def end(self):
        os.close(self.commands)
        if self.pid is not None:
            os.waitpid(self.pid, 0)


class Client:
    def __init__(self, port):
        self.sock = socket.create_connection(('127.0.0.1', port))
        self.port = self.sock.getsockname()[1]

    def request(self):
        self.sock.sendall(b'x' * 100)
        left = 300
        while left > 0:
            left -= len(self.sock.recv(left))

    def close(self):
        self.sock.close()

    def reset_on_close(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, SO_LINGER_ZERO)

    def deaf(self):
        deaf(self.sock)

    def hear_again(self):
        hear_again(self.sock)

    def shut(self):
        self.sock.shutdown(socket.SHUT_WR)

    end = close


class Wire:
    """Listens on the loopback interface, and sends packets of its own making there."""

    def __init__(self):
        self.ear = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
        self.ear.bind(('lo', 0))
        self.ear.settimeout(20)
        self.mouth = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)

    def hear(self, from_port, wanted):
        """The next TCP packet from a port that fits."""
        while True:
            packet, where = self.ear.recvfrom(65535)
            start = (packet[0] & 15) * 4
            tcp = packet[start:]
            if where[2] != socket.PACKET_OUTGOING and packet[9] == socket.IPPROTO_TCP:
                data = tcp[(tcp[12] >> 4) * 4:]
                if struct.unpack('!H', tcp[:2])[0] == from_port and wanted(tcp[13], data):
                    return packet

    def say(self, packet):
        """Sends a packet as it was heard, with the checksum that loopback had left out."""
        start = (packet[0] & 15) * 4
        tcp = bytearray(packet[start:])
        tcp[16:18] = b'\0\0'
        pseudo = packet[12:20] + struct.pack('!BBH', 0, socket.IPPROTO_TCP, len(tcp))
        data = pseudo + bytes(tcp) + b'\0' * (len(tcp) % 2)
        total = sum(struct.unpack(f'!{len(data) // 2}H', data))
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        tcp[16:18] = struct.pack('!H', ~total & 0xFFFF)
        self.mouth.sendto(packet[:start] + bytes(tcp), ('127.0.0.1', 0))


def state_of(mine, other):
    """The state of the end on port `mine` that talks to port `other`, and the seconds left on its timer."""
    return next(((state, left) for state, remote, left in rows(mine) if remote == other), ('gone', 0))


def play(story):
    port = story['port']
    wire = Wire() if story['lateDuplicate'] else None
    server = Server(port)
    client = Client(port)
    ends = {'server': server, 'client': client}
    ports = {'server': (port, client.port), 'client': (client.port, port)}

    def both():
        return [state_of(*ports[end])[0] for end in ('server', 'client')]

    def settled(*states):
        until(lambda: both() in [list(each) for each in states], lambda: f'{states}, not {both()}')
        return both()

    client.request()
    late = wire.hear(client.port, lambda flags, data: len(data) == 100) if wire else None
    first = ends[story['firstCloser']]
    second_name = 'client' if first is server else 'server'
    second = ends[second_name]

    def close(end):
        server.kill() if end is server and story['serverKilled'] else end.close()

    def by_end(first_state, second_state):
        return (first_state, second_state) if first is server else (second_state, first_state)

    seen = {}
    if story['lingerZero']:
        first.reset_on_close()
        close(first)
        seen['afterFirst'] = settled(['gone', 'gone'])
    else:
        close(first)
        seen['afterFirst'] = settled(by_end('FIN_WAIT2', 'CLOSE_WAIT'))
        if story['lastAckLost']:
            second.deaf()
            second.shut()
            seen['ackLost'] = settled(by_end('TIME_WAIT', 'LAST_ACK'))
            waiting = ports[story['firstCloser']]
            before = [state_of(*waiting)[1]]

            def restarted():
                left = state_of(*waiting)[1]
                longer = left > before[0]
                before[0] = left
                return longer

            until(restarted, lambda: 'the repeated FIN starts TIME_WAIT anew')
            second.hear_again()
            settled(by_end('TIME_WAIT', 'gone'))
        close(second)
        seen['afterSecond'] = settled(by_end('TIME_WAIT', 'gone'))
        seen['left'] = state_of(*ports[story['firstCloser']])[1]
    if late:
        wire.say(late)
        wire.hear(client.port, lambda flags, data: flags & 4)
        if story['resetEnds']:
            settled(['gone', 'gone'])
        else:
            # Another connection there and back, so that the reset has been looked at before we look.
            with socket.create_server(('127.0.0.1', 0)) as other:
                socket.create_connection(other.getsockname()).close()
        seen['afterCopy'] = both()
    server.end()
    client.end()
    return seen


for line in sys.stdin:
    if not line.strip():
        break
    print(json.dumps(play(json.loads(line))), flush=True)
