/** What becomes of a socket in Python code, as the analysis tells it. */
import assert from 'node:assert/strict';
import { lives } from './sockets';

const PLAIN = 'inet stream: create, bind 80, listen';
const SET = 'inet stream: create, SO_REUSEADDR=on, bind 80, listen';

const cases: readonly (readonly [string, string, ...string[]])[] = [
  ['the defaults of socket.socket()', 'import socket\ns = socket.socket()\ns.bind(("", 80))\ns.listen()\n', PLAIN],
  [
    'a subclass of socket.socket without a constructor',
    'import socket\nclass S(socket.socket): pass\ns = S()\ns.bind(("", 80))\ns.listen()\n',
    PLAIN,
  ],
  [
    'methods called through the class',
    'import socket\ns = socket.socket()\nsocket.socket.bind(s, ("", 80))\nsocket.socket.listen(s, 1)\n',
    PLAIN,
  ],
  [
    'a function of the module in a variable',
    'import socket\nmake = socket.socket\ns = make()\ns.bind(("", 80))\ns.listen()\n',
    PLAIN,
  ],
  ['a Python 2 long and an octal', 'import socket\ns = socket.socket()\ns.bind(("", 0o120))\ns.listen(5L)\n', PLAIN],
  [
    'a property that hands out the socket',
    'import socket\nclass A:\n    def __init__(self):\n        self._s = socket.socket()\n    @property\n    def s(self):\n        return self._s\n    def run(self):\n        self.s.bind(("", 80))\n        self.s.listen()\nA().run()\n',
    PLAIN,
  ],
  [
    'a class method as factory',
    'import socket\nclass A:\n    @classmethod\n    def make(cls):\n        self = cls()\n        self.s.bind(("", 80))\n        self.s.listen()\n    def __init__(self):\n        self.s = socket.socket()\nA.make()\n',
    PLAIN,
  ],
  [
    'the target of a thread',
    'import socket, threading\ndef run(s):\n    s.bind(("", 80))\n    s.listen()\nthreading.Thread(target=run, args=(socket.socket(),)).start()\n',
    PLAIN,
  ],
  [
    'an element of a list',
    'import socket\nall = []\nall.append(socket.socket())\nfor s in all:\n    s.bind(("", 80))\n    s.listen()\n',
    PLAIN,
  ],
  [
    'an element of zip()',
    'import socket\nfor s, p in zip([socket.socket()], [80]):\n    s.bind(("", p))\n    s.listen()\n',
    PLAIN,
  ],
  [
    'a fallback with or',
    'import socket\ndef serve(s=None):\n    s = s or socket.socket()\n    s.bind(("", 80))\n    s.listen()\nserve()\n',
    PLAIN,
  ],
  [
    'an option in a dictionary',
    'import socket\nconf = {"opt": socket.SO_REUSEADDR}\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, conf["opt"], 1)\ns.bind(("", 80))\ns.listen()\n',
    SET,
  ],
  [
    'an option by getattr',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_REUSEADDR"), 1)\ns.bind(("", 80))\ns.listen()\n',
    SET,
  ],
  [
    'the address family of socket.AddressFamily',
    'import socket\ns = socket.socket(socket.AddressFamily.AF_INET, socket.SocketKind.SOCK_STREAM)\ns.bind(("", 80))\ns.listen()\n',
    PLAIN,
  ],
  [
    'what getaddrinfo() gives for a stream',
    'import socket\nfor f, t, p, _, a in socket.getaddrinfo(None, 80, type=socket.SOCK_STREAM):\n    s = socket.socket(f, t, p)\n    s.bind(a)\n    s.listen()\n',
    'inet/inet6 stream: create, bind 80, listen',
  ],
  [
    'a field whose default is port 0',
    'import socket\nclass S:\n    def __init__(self, port=0):\n        self.port = port\n    def run(self):\n        s = socket.socket()\n        s.bind(("", self.port))\n        s.listen()\n',
    'inet stream: create, bind 0, listen',
  ],
  [
    'what *args passes on',
    'import socket\ndef call(fn, *args):\n    return fn(*args)\ndef setup(s):\n    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns = socket.socket()\ncall(setup, s)\ns.bind(("", 80))\ns.listen()\n',
    SET,
  ],
  [
    'an option as a tuple',
    'import socket\nOPTION = (socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns = socket.socket()\ns.setsockopt(*OPTION)\ns.bind(("", 80))\ns.listen()\n',
    SET,
  ],
  [
    'a function of this file behind functools.partial',
    'import functools, socket\ndef setup(s):\n    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns = socket.socket()\nfunctools.partial(setup, s)()\ns.bind(("", 80))\ns.listen()\n',
    'inet stream: create, escape, bind 80, listen',
  ],
  [
    'a descriptor of a known socket',
    'import socket\na = socket.socket()\ns = socket.socket(fileno=a.detach())\ns.bind(("", 80))\ns.listen()\n',
    PLAIN,
  ],
  ['an inherited descriptor', 'import socket\ns = socket.socket(fileno=3)\ns.bind(("", 80))\ns.listen()\n'],
  [
    'a replaced socket class',
    'import socks, socket\nsocket.socket = socks.socksocket\ns = socket.socket()\ns.bind(("", 80))\ns.listen()\n',
  ],
  [
    'the port of another listener that the system chose',
    'import socket\na = socket.socket()\na.bind(("", 0))\nport = a.getsockname()[1]\nb = socket.socket()\nb.bind(("", port))\nb.listen()\n',
    'inet stream: create, bind 0',
    'inet stream: create, bind 0, listen',
  ],
  ['create_server()', 'import socket\nsocket.create_server(("", 80))\n', SET],
  [
    'create_server() with reuse_port',
    'import socket\nsocket.create_server(("", 80), reuse_port=True)\n',
    'inet stream: create, SO_REUSEADDR=on, SO_REUSEPORT=on, bind 80, listen',
  ],
  ['asyncio.start_server()', 'import asyncio\nasyncio.start_server(print, "", 80)\n', SET],
  [
    'asyncio with reuse_address=False',
    'import asyncio\nasyncio.start_server(print, "", 80, reuse_address=False)\n',
    'inet stream: create, SO_REUSEADDR=off, bind 80, listen',
  ],
  [
    'create_server() of a running loop',
    'import asyncio\nasync def main():\n    loop = asyncio.get_running_loop()\n    await loop.create_server(print, "", 80)\n',
    SET,
  ],
  [
    'a socket handed to a loop',
    'import asyncio, socket\nasync def main(loop):\n    s = socket.socket()\n    s.bind(("", 80))\n    await loop.create_server(print, sock=s)\n',
    PLAIN,
  ],
  [
    'a socket handed to aiohttp',
    'import socket\nfrom aiohttp import web\ns = socket.socket()\ns.bind(("", 80))\nweb.run_app(web.Application(), sock=s)\n',
    PLAIN,
  ],
  [
    'an application of Gunicorn',
    'from gunicorn.app.base import BaseApplication\nclass App(BaseApplication):\n    def load(self):\n        return print\nApp().run()\n',
    'inet stream: create, SO_REUSEADDR=on, bind ?, listen',
  ],
  ['TCPServer', 'import socketserver\nsocketserver.TCPServer(("", 80), None)\n', PLAIN],
  ['HTTPServer', 'from http.server import HTTPServer\nHTTPServer(("", 80), None)\n', SET],
  [
    'an HTTPServer subclass with the switch off',
    'from http.server import HTTPServer\nclass S(HTTPServer):\n    allow_reuse_address = False\nS(("", 80), None)\n',
    'inet stream: create, SO_REUSEADDR=off, bind 80, listen',
  ],
  [
    'a switch under a platform test',
    'import os, socketserver\nclass S(socketserver.TCPServer):\n    if os.name != "nt":\n        allow_reuse_address = True\nS(("", 80), None)\n',
    'inet stream: create, SO_REUSEADDR=unknown, bind 80, listen',
  ],
  [
    'a switch that is computed',
    'import conf, socketserver\nclass S(socketserver.TCPServer):\n    allow_reuse_address = conf.reuse()\nS(("", 80), None)\n',
    'inet stream: create, SO_REUSEADDR=unknown, bind 80, listen',
  ],
  [
    'a UDPServer',
    'import socketserver\nsocketserver.UDPServer(("", 80), None)\n',
    'inet datagram: create, bind 80, listen',
  ],
  [
    'bind_and_activate=False and the hooks',
    'import socketserver\ns = socketserver.TCPServer(("", 80), None, bind_and_activate=False)\ns.allow_reuse_address = True\ns.server_bind()\ns.server_activate()\n',
    SET,
  ],
  [
    'server_bind() of the subclass',
    'import socket, socketserver\nclass S(socketserver.TCPServer):\n    def server_bind(self):\n        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n        super().server_bind()\nS(("", 80), None)\n',
    SET,
  ],
  [
    'a base constructor called by its name',
    'import SocketServer\nclass S(SocketServer.TCPServer):\n    def __init__(self, port):\n        SocketServer.TCPServer.__init__(self, ("", port), None)\nS(80)\n',
    PLAIN,
  ],
  [
    'a mixin that nobody sees',
    'import socketserver, other\nclass S(other.Mixin, socketserver.TCPServer): pass\nS(("", 80), None)\n',
    'inet stream: create, escape, SO_REUSEADDR=unknown, SO_REUSEPORT=unknown, bind 80, listen',
  ],
  [
    'asyncore with a socket of its own',
    'import asyncore\nclass S(asyncore.dispatcher):\n    def __init__(self):\n        asyncore.dispatcher.__init__(self)\n        self.create_socket()\n        self.set_reuse_addr()\n        self.bind(("", 80))\n        self.listen(5)\nS()\n',
    SET,
  ],
  [
    'a handler in another branch',
    'import socket\ns = socket.socket()\ntry:\n    s.bind(("", 80))\nexcept OSError:\n    raise SystemExit(1)\nelse:\n    s.listen()\n',
    PLAIN,
  ],
  [
    'code behind an exit',
    'import socket, sys\ns = socket.socket()\nsys.exit()\ns.bind(("", 80))\n',
    'inet stream: create',
  ],
  [
    'code for Windows',
    'import os, socket\ns = socket.socket()\nif os.name == "nt":\n    s.bind(("", 80))\nelse:\n    s.bind(("", 81))\n',
    'inet stream: create, bind 80 (windows), bind 81 (not-windows)',
  ],
  [
    'a flag that tells Windows',
    'import sys, socket\nWIN = sys.platform.startswith("win")\ns = socket.socket()\nif not WIN:\n    s.bind(("", 80))\n',
    'inet stream: create, bind 80 (not-windows)',
  ],
  [
    'a program that ends elsewhere than on Windows',
    'import platform, socket, sys\nif platform.system() != "Windows":\n    sys.exit(1)\ndef main():\n    s = socket.socket()\n    s.bind(("", 80))\n',
    'inet stream: create (windows), bind 80 (windows)',
  ],
  [
    'a line that cannot be read',
    'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_\ns.bind(("", 80))\n',
    'inet stream: create, syntax-error',
  ],
];

describe('sockets in Python', () => {
  for (const [name, code, ...expected] of cases) {
    it(name, async () => {
      assert.deepEqual([...(await lives(code))].sort(), [...expected].sort());
    });
  }
});
