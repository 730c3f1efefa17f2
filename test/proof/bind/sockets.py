"""Sockets in every state that can hold a port, made without waiting for anything but the kernel."""
import ctypes
import errno
import os
import socket
import struct
import time

SO_ATTACH_FILTER = 26
SO_DETACH_FILTER = 27
IPV6_FREEBIND = 78
DEADLINE = 20

STATES = {
    '01': 'ESTABLISHED', '02': 'SYN_SENT', '03': 'SYN_RECV', '04': 'FIN_WAIT1', '05': 'FIN_WAIT2', '06': 'TIME_WAIT',
    '07': 'CLOSED', '08': 'CLOSE_WAIT', '09': 'LAST_ACK', '0A': 'LISTEN', '0B': 'CLOSING',
}


def rows(port):
    """What /proc/net/tcp and tcp6 show with this local port: (state, remote port, seconds left on a timer)."""
    found = []
    for name in ('/proc/net/tcp', '/proc/net/tcp6'):
        try:
            lines = open(name).read().splitlines()[1:]
        except FileNotFoundError:
            continue
        for line in lines:
            _, local, remote, state, _, timer, *_ = line.split()
            if local.endswith(':%04X' % port):
                left = int(timer.split(':')[1], 16) / 100
                found.append((STATES.get(state, state), int(remote.split(':')[1], 16), left))
    return found


def states(port):
    return sorted(state for state, _, _ in rows(port))


def until(condition, what):
    """Looks again until it holds. The kernel is quick; the deadline is for machines under load."""
    end = time.monotonic() + DEADLINE
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError(what())
        time.sleep(0.002)


def deaf(sock):
    """From now on nothing that arrives reaches this socket: a filter that lets no byte through."""
    code = ctypes.create_string_buffer(struct.pack('HBBI', 0x06, 0, 0, 0))
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack('HL', 1, ctypes.addressof(code)))


def hear_again(sock):
    sock.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)


def create(protocol, family, options=(), v6only=False):
    kind = socket.SOCK_DGRAM if protocol == 'udp' else socket.SOCK_STREAM
    sock = socket.socket(socket.AF_INET6 if family == 6 else socket.AF_INET, kind)
    if family == 6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(v6only))
        # ::2 is no address of the machine; whether it is changes nothing in who may have a port.
        sock.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)
    for option in options:
        sock.setsockopt(socket.SOL_SOCKET, getattr(socket, option), 1)
    return sock


def target(family, mapped):
    return '127.0.0.1' if family == 4 or mapped else '::1'


class Old:
    """A socket that holds `port` in `state`; `close` gives everything back that a program can give back."""

    def __init__(self, protocol, state, address, options, port):
        self.kept = []
        self.port = port
        family, host, v6only = address['family'], address['host'], address['v6only']
        loopback = target(family, host.startswith('::ffff:'))
        first = self.keep(create(protocol, family, options, v6only))
        if state.startswith('CLIENT_') or state == 'SYN_SENT':
            self.make_client(first, host, loopback, family, state)
        else:
            first.bind((host, port))
            if state != 'BOUND':
                first.listen(8)
            if state not in ('BOUND', 'LISTEN'):
                self.make_accepted(first, loopback, state)
        shown = {'FIN_WAIT2_ORPHAN': 'FIN_WAIT2'}.get(state, state.removeprefix('CLIENT_'))
        if protocol == 'tcp' and state != 'BOUND':
            until(lambda: states(port) == [shown], lambda: f'{shown} on {port}: {states(port)}')

    def keep(self, sock):
        self.kept.append(sock)
        return sock

    def drop(self, sock):
        self.kept.remove(sock)
        sock.close()

    def make_accepted(self, listener, loopback, state):
        client = self.keep(socket.create_connection((loopback, self.port)))
        server = self.keep(listener.accept()[0])
        self.drop(listener)
        if state == 'FIN_WAIT1':
            deaf(client)
            self.drop(server)
        elif state == 'LAST_ACK':
            client.shutdown(socket.SHUT_WR)
            until(lambda: states(self.port) == ['CLOSE_WAIT'], lambda: 'CLOSE_WAIT')
            deaf(client)
            self.drop(server)
        elif state == 'CLOSE_WAIT':
            self.drop(client)
        elif state in ('FIN_WAIT2_ORPHAN', 'TIME_WAIT'):
            self.drop(server)
            if state == 'TIME_WAIT':
                until(lambda: states(self.port) == ['FIN_WAIT2'], lambda: 'FIN_WAIT2')
                self.drop(client)

    def make_client(self, client, host, loopback, family, state):
        far = self.keep(socket.create_server((loopback, 0), family=socket.AF_INET6 if family == 6 else socket.AF_INET))
        client.bind((host, self.port))
        if state == 'SYN_SENT':
            deaf(far)
            client.setblocking(False)
            client.connect_ex(far.getsockname())
            return
        client.connect(far.getsockname())
        accepted = self.keep(far.accept()[0])
        if state == 'CLIENT_TIME_WAIT':
            self.drop(client)
            until(lambda: states(self.port) == ['FIN_WAIT2'], lambda: 'FIN_WAIT2')
            self.drop(accepted)

    def close(self):
        for sock in self.kept:
            sock.close()


def attempt(protocol, address, options, port, uid):
    """bind(), and where that succeeds listen(), by a user: OK, or the error's name."""
    try:
        if uid is not None:
            os.seteuid(uid)
        sock = create(protocol, address['family'], options, address['v6only'])
    finally:
        if uid is not None:
            os.seteuid(0)
    try:
        sock.bind((address['host'], port))
        if protocol == 'tcp':
            sock.listen(8)
        return 'OK'
    except OSError as error:
        return errno.errorcode[error.errno]
    finally:
        sock.close()
