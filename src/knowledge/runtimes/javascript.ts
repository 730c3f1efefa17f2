import type { RuntimeEntry, RuntimeFile } from './runtime';

const bind = 'nodejs/node src/tcp_wrap.cc (20.19): uv_tcp_bind';
const uv = 'libuv src/unix/tcp.c uv__tcp_bind sets it, src/win/tcp.c does not (in Node.js 20.19)';
const deno = 'denoland/deno ext/net/tcp.rs (2.9)';
const bun = 'oven-sh/bun packages/bun-usockets/src/bsd.c';

/** Frameworks listen by a server of node:http or node:net: they set what that sets. */
const onNode = {
  kind: 'tcp-listen',
  reuseAddr: 'unix',
  howToDisable: 'Not possible.',
  basis: 'source',
} as const;

/** Methods of the objects that several functions give. */
function listenOf(...makers: readonly string[]): readonly string[] {
  return makers.map((maker) => `${maker}().listen`);
}

const listener = {
  library: 'Node.js',
  kind: 'tcp-listen',
  reuseAddr: 'unix',
  reusePort: 'unix argument',
  howToDisable: 'Not possible.',
  pitfall:
    'exclusive: true is no socket option: it keeps the workers of a cluster from sharing the handle. reusePort: true sets SO_REUSEPORT as well, and a second copy of the server then takes a share of the connections.',
  since: 'reusePort: 23.1, 22.12',
  basis: 'measured',
  sources: [bind, uv],
} as const;

/** Node.js itself. */
const node: readonly RuntimeEntry[] = [
  {
    ...listener,
    id: 'node-net',
    names: listenOf('net.createServer', 'net.Server'),
  },
  {
    ...listener,
    id: 'node-http',
    names: listenOf('http.createServer', 'http.Server', 'https.createServer', 'https.Server'),
  },
  {
    ...listener,
    id: 'node-http2',
    names: listenOf('http2.createServer', 'http2.createSecureServer'),
  },
  {
    ...listener,
    id: 'node-tls',
    names: listenOf('tls.createServer', 'tls.Server'),
  },
  {
    id: 'node-dgram',
    library: 'Node.js',
    names: ['dgram.createSocket().bind', 'dgram.Socket().bind'],
    kind: 'udp-bind',
    reuseAddr: 'argument',
    reusePort: 'unix argument',
    switch: { keyword: 'reuseAddr', default: false },
    howToEnable: "dgram.createSocket({ type: 'udp4', reuseAddr: true }).",
    pitfall:
      'The option belongs to createSocket: it cannot be set later. On macOS and the BSDs it sets SO_REUSEPORT instead.',
    since: 'reusePort: 23.1, 22.12',
    basis: 'measured',
    sources: ['nodejs/node lib/dgram.js (20.19)', 'libuv src/unix/udp.c uv__set_reuse'],
  },
];

/** Deno and Bun. */
const others: readonly RuntimeEntry[] = [
  {
    id: 'deno-listen',
    library: 'Deno',
    names: ['Deno.listen', 'Deno.listenTls'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    reusePort: 'argument',
    howToDisable: 'Not possible.',
    pitfall: 'reusePort: true sets SO_REUSEPORT on Linux only.',
    basis: 'measured',
    sources: [deno],
  },
  {
    id: 'deno-serve',
    library: 'Deno',
    names: ['Deno.serve'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    reusePort: 'argument',
    howToDisable: 'Not possible.',
    pitfall: 'reusePort: true sets SO_REUSEPORT on Linux only. Without a port it listens on 8000.',
    basis: 'measured',
    sources: [deno],
  },
  {
    id: 'deno-datagram',
    library: 'Deno',
    names: ['Deno.listenDatagram'],
    kind: 'udp-bind',
    reuseAddr: 'argument',
    switch: { keyword: 'reuseAddress', default: false },
    howToEnable: "Deno.listenDatagram({ transport: 'udp', port, reuseAddress: true }).",
    pitfall: 'On macOS and the BSDs reuseAddress sets SO_REUSEPORT instead.',
    basis: 'measured',
    sources: ['denoland/deno ext/net/01_net.js, ext/net/ops.rs (2.9)'],
  },
  {
    id: 'bun-serve',
    library: 'Bun',
    names: ['Bun.serve'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    reusePort: 'argument',
    howToDisable: 'Not possible.',
    pitfall: 'reusePort: true sets SO_REUSEPORT on Linux. Without a port it listens on 3000.',
    basis: 'measured',
    sources: [bun],
  },
  {
    id: 'bun-listen',
    library: 'Bun',
    names: ['Bun.listen'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    howToDisable: 'Not possible.',
    basis: 'measured',
    sources: [bun],
  },
  {
    id: 'bun-udp',
    library: 'Bun',
    names: ['Bun.udpSocket'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    howToEnable: 'node:dgram with reuseAddr: true.',
    pitfall: 'Older versions set it for every port but 0 (read in their source).',
    basis: 'measured',
    sources: ['Bun 1.4.5, traced on Linux'],
  },
];

/** Frameworks of npm. */
const frameworks: readonly RuntimeEntry[] = [
  {
    ...onNode,
    id: 'node-express',
    basis: 'measured',
    library: 'Express',
    names: listenOf('express', 'express.Express', 'express.Application'),
    sources: ['expressjs/express lib/application.js: http.createServer(this).listen', bind],
  },
  {
    ...onNode,
    id: 'node-koa',
    library: 'Koa',
    names: listenOf('koa'),
    sources: ['koajs/koa lib/application.js: http.createServer(this.callback()).listen', bind],
  },
  {
    ...onNode,
    id: 'node-fastify',
    library: 'Fastify',
    names: listenOf('fastify', 'fastify.fastify', 'fastify.FastifyInstance'),
    sources: ['fastify/fastify lib/server.js: server.listen', bind],
  },
  {
    ...onNode,
    id: 'node-hapi',
    library: 'hapi',
    names: ['@hapi/hapi.server().start', '@hapi/hapi.Server().start', 'hapi.server().start', 'hapi.Server().start'],
    sources: ['hapijs/hapi lib/core.js: listener.listen', bind],
  },
  {
    ...onNode,
    id: 'node-ws',
    basis: 'measured',
    library: 'ws',
    names: ['ws.WebSocketServer', 'ws.Server', 'ws.WebSocket.Server'],
    pitfall: 'Listens only where it is given a port; with server or noServer another one listens.',
    sources: ['websockets/ws lib/websocket-server.js: http.createServer(…).listen', bind],
  },
  {
    ...onNode,
    id: 'node-socket-io',
    library: 'Socket.IO',
    names: ['socket.io.Server', 'socket.io', ...listenOf('socket.io.Server', 'socket.io')],
    pitfall: 'Listens only where it is given a port; given an HTTP server, that one listens.',
    sources: ['socketio/socket.io lib/index.ts: http.createServer(…).listen', bind],
  },
  {
    ...onNode,
    id: 'node-restify',
    library: 'restify',
    names: listenOf('restify.createServer'),
    sources: ['restify/node-restify lib/server.js: server.listen', bind],
  },
  {
    ...onNode,
    id: 'node-connect',
    basis: 'measured',
    library: 'connect, polka',
    names: listenOf('connect', 'polka'),
    sources: ['senchalabs/connect index.js: http.createServer(this).listen', bind],
  },
  {
    ...onNode,
    id: 'node-nest',
    library: 'NestJS',
    names: ['@nestjs/core.NestFactory.create().listen'],
    sources: ['nestjs/nest packages/core/nest-application.ts: httpAdapter.listen', bind],
  },
  {
    ...onNode,
    id: 'node-hono',
    library: 'Hono on Node.js',
    names: ['@hono/node-server.serve'],
    sources: ['honojs/node-server src/server.ts: server.listen', bind],
  },
];

/** JavaScript and TypeScript: Node.js, Deno, Bun. */
export const javascriptLibraries: RuntimeFile = {
  languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  entries: [...node, ...others, ...frameworks],
};
