/** What the preferred fix makes of Python code whose layout the samples do not have. */
import assert from 'node:assert/strict';
import { analyze } from './sockets';

/** The code with the preferred fix of its only finding, and what is found after that. */
async function fixed(code: string): Promise<{ text: string; title: string; left: readonly string[] }> {
  const { findings } = await analyze(code);
  assert.equal(findings.length, 1, findings.map((finding) => finding.rule).join());
  const fix = findings[0]!.fixes.find((candidate) => candidate.preferred);
  assert.ok(fix, 'there is a preferred fix');
  const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start);
  const text = edits.reduce(
    (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
    code,
  );
  const left = (await analyze(text)).findings.map((finding) => finding.rule);
  return { text, title: fix.title, left };
}

const cases: readonly (readonly [string, string, string])[] = [
  [
    'names in parentheses, one on each line',
    'from socket import (\n    socket,\n    AF_INET,\n)\ns = socket()\ns.bind(("", 80))\ns.listen()\n',
    'from socket import (\n    socket,\n    AF_INET,\n    SOL_SOCKET,\n    SO_REUSEADDR,\n)\ns = socket()\ns.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)\ns.bind(("", 80))\ns.listen()\n',
  ],
  [
    'names that are imported under other names',
    'from socket import socket, SO_REUSEADDR as REUSE\ns = socket()\ns.bind(("", 80))\ns.listen()\n',
    'from socket import socket, SO_REUSEADDR as REUSE, SOL_SOCKET\ns = socket()\ns.setsockopt(SOL_SOCKET, REUSE, 1)\ns.bind(("", 80))\ns.listen()\n',
  ],
  [
    'the module imported next to its names',
    'import socket\nfrom socket import AF_INET\ns = socket.socket(AF_INET)\ns.bind(("", 80))\ns.listen()\n',
    'import socket\nfrom socket import AF_INET\ns = socket.socket(AF_INET)\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind(("", 80))\ns.listen()\n',
  ],
  [
    'a module inside a package',
    'import trio\nasync def main():\n    s = trio.socket.socket()\n    await s.bind(("", 80))\n    s.listen()\n',
    'import trio\nasync def main():\n    s = trio.socket.socket()\n    s.setsockopt(trio.socket.SOL_SOCKET, trio.socket.SO_REUSEADDR, 1)\n    await s.bind(("", 80))\n    s.listen()\n',
  ],
  [
    'a parameter that hides the module',
    'import socket\ndef serve(socket):\n    socket.bind(("", 80))\n    socket.listen()\nserve(socket.socket())\n',
    'import socket\nfrom socket import SOL_SOCKET, SO_REUSEADDR\ndef serve(socket):\n    socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)\n    socket.bind(("", 80))\n    socket.listen()\nserve(socket.socket())\n',
  ],
  [
    'a bind in the condition of an if',
    'import socket\ns = socket.socket()\nif s.bind(("", 80)) is None:\n    s.listen()\n',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\nif s.bind(("", 80)) is None:\n    s.listen()\n',
  ],
  [
    'a bind over several lines',
    'import socket\ns = socket.socket()\ns.bind(\n    ("", 80),\n)\ns.listen()\n',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind(\n    ("", 80),\n)\ns.listen()\n',
  ],
  [
    'an option that is switched off',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)\ns.bind(("", 80))\ns.listen()\n',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind(("", 80))\ns.listen()\n',
  ],
  [
    'a dispatcher of asyncore',
    'import asyncore\nclass S(asyncore.dispatcher):\n    def __init__(self):\n        asyncore.dispatcher.__init__(self)\n        self.create_socket()\n        self.bind(("", 80))\n        self.listen(5)\nS()\n',
    'import asyncore\nclass S(asyncore.dispatcher):\n    def __init__(self):\n        asyncore.dispatcher.__init__(self)\n        self.create_socket()\n        self.set_reuse_addr()\n        self.bind(("", 80))\n        self.listen(5)\nS()\n',
  ],
  [
    'a server class that begins with a method',
    'import socketserver\nclass S(socketserver.TCPServer):\n    def finish(self):\n        pass\nS(("", 80), None)\n',
    'import socketserver\nclass S(socketserver.TCPServer):\n    allow_reuse_address = True\n\n    def finish(self):\n        pass\nS(("", 80), None)\n',
  ],
  [
    'a server class with a docstring right before a method',
    'import socketserver\nclass S(socketserver.TCPServer):\n    """Serves."""\n    def finish(self):\n        pass\nS(("", 80), None)\n',
    'import socketserver\nclass S(socketserver.TCPServer):\n    """Serves."""\n    allow_reuse_address = True\n\n    def finish(self):\n        pass\nS(("", 80), None)\n',
  ],
  [
    'a server class that is only made elsewhere',
    'import socketserver\nclass S(socketserver.TCPServer):\n    def __init__(self, port):\n        super().__init__(("", port), None)\n',
    'import socketserver\nclass S(socketserver.TCPServer):\n    allow_reuse_address = True\n\n    def __init__(self, port):\n        super().__init__(("", port), None)\n',
  ],
  [
    'setsockopt on the socket of a server that has bound',
    'import socket, socketserver\ns = socketserver.TCPServer(("", 80), None)\ns.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n',
    'import socket, socketserver\nsocketserver.TCPServer.allow_reuse_address = True\ns = socketserver.TCPServer(("", 80), None)\n',
  ],
  [
    'a late option that is alone in its block',
    'import socket\ndef tune(s):\n    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns = socket.socket()\ns.bind(("", 80))\ntune(s)\ns.listen()\n',
    'import socket\ndef tune(s):\n    pass\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind(("", 80))\ntune(s)\ns.listen()\n',
  ],
  [
    'a late option between semicolons',
    'import socket\ns = socket.socket(); s.bind(("", 80)); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.listen()\n',
    'import socket\ns = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("", 80)); s.listen()\n',
  ],
  [
    'a level by its number',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_TCP, socket.SO_KEEPALIVE, 1)\n',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)\n',
  ],
  [
    'a level that has to be imported',
    'from socket import socket, IPPROTO_TCP, SO_KEEPALIVE\ns = socket()\ns.setsockopt(IPPROTO_TCP, SO_KEEPALIVE, 1)\n',
    'from socket import socket, IPPROTO_TCP, SO_KEEPALIVE, SOL_SOCKET\ns = socket()\ns.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)\n',
  ],
];

/** Findings that no edit answers without changing what the code does. */
const withoutFix: readonly (readonly [string, string])[] = [
  [
    'a late option under a condition',
    'import socket, sys\ns = socket.socket()\ns.bind(("", 80))\nif sys.argv[1:]:\n    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.listen()\n',
  ],
  [
    'a late option whose value is made after the bind',
    'import socket\ns = socket.socket()\ns.bind(("", 80))\non = True\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, on)\ns.listen()\non = False\n',
  ],
  [
    'a bind on what a call gives',
    'import socket\ndef get():\n    return s\ns = socket.socket()\nget().bind(("", 80))\ns.listen()\n',
  ],
  [
    'a class that comes as a parameter',
    'import socketserver\ndef run(cls=socketserver.TCPServer):\n    cls(("", 80), None)\nrun()\n',
  ],
];

describe('fixes in Python', () => {
  for (const [name, before, after] of cases) {
    it(name, async () => {
      const { text, left } = await fixed(before);
      assert.equal(text, after);
      assert.deepEqual(left, []);
    });
    it(`${name}, with CRLF`, async () => {
      const { text } = await fixed(before.replaceAll('\n', '\r\n'));
      assert.equal(text, after.replaceAll('\n', '\r\n'));
    });
  }
  for (const [name, code] of withoutFix) {
    it(`none for ${name}`, async () => {
      const { findings } = await analyze(code);
      assert.equal(findings.length, 1, findings.map((finding) => finding.rule).join());
      assert.deepEqual(findings[0]!.fixes, []);
    });
  }
});
