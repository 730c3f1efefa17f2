/** Which entry of the knowledge explains a call that binds. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { readAsset } from '../assets';

describe('JavaScript: calls that bind are explained', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const cases: [code: string, runtime: string, port: number | 'ephemeral' | 'unknown'][] = [
    ["const net = require('net');\nnet.createServer().listen(7);", 'node-net', 7],
    ["require('node:net').createServer().listen({ port: 7, host: '::1' });", 'node-net', 7],
    [
      "import { Server } from 'net';\nexport function run(s: Server) { s.listen(process.env.PORT); }",
      'node-net',
      'unknown',
    ],
    [
      "import http from 'http';\nconst s = http.createServer();\ns.on('error', () => {}).listen();",
      'node-http',
      'ephemeral',
    ],
    ["import * as https from 'node:https';\nnew https.Server({}).listen('8443');", 'node-http', 8443],
    ["const { createSecureServer: make } = require('http2');\nmake({}).listen(443);", 'node-http2', 443],
    ["const tls = await import('node:tls');\ntls.createServer().listen(993);", 'node-tls', 993],
    ["import net from 'net';\nclass S extends net.Server {}\nnew S().listen(7);", 'node-net', 7],
    [
      "import net from 'net';\nclass S { server = net.createServer(); run(port = 7) { this.server.listen(port); } }\nnew S().run();",
      'node-net',
      7,
    ],
    ["import dgram from 'dgram';\ndgram.createSocket('udp4').bind(53);", 'node-dgram', 53],
    ["import { createSocket } from 'dgram';\ncreateSocket('udp6').bind({ port: 0 });", 'node-dgram', 'ephemeral'],
    [
      "import express from 'express';\nconst app = express();\napp.get('/', (q, r) => r.end());\napp.listen(3000);",
      'node-express',
      3000,
    ],
    ["const app = require('express')();\napp.listen(3000, () => {});", 'node-express', 3000],
    ["import Koa from 'koa';\nnew Koa().use(() => {}).listen(3000);", 'node-koa', 3000],
    ["const fastify = require('fastify')();\nawait fastify.listen({ port: 3000 });", 'node-fastify', 3000],
    [
      "const Hapi = require('@hapi/hapi');\nconst s = Hapi.server({ port: 3000 });\nawait s.start();",
      'node-hapi',
      3000,
    ],
    ["import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8080 });", 'node-ws', 8080],
    ["import { Server } from 'socket.io';\nnew Server(3000);", 'node-socket-io', 3000],
    ["import { Server } from 'socket.io';\nconst io = new Server();\nio.listen(3000);", 'node-socket-io', 3000],
    ["const restify = require('restify');\nrestify.createServer().listen(8080);", 'node-restify', 8080],
    ["import polka from 'polka';\npolka().listen(3000);", 'node-connect', 3000],
    [
      "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(Root);\nawait app.listen(3000);",
      'node-nest',
      3000,
    ],
    ["import { serve } from '@hono/node-server';\nserve({ fetch: app.fetch, port: 3000 });", 'node-hono', 3000],
    ['Deno.listen({ port: 9000 });', 'deno-listen', 9000],
    ["Deno.serve(() => new Response('hi'));", 'deno-serve', 8000],
    ["Deno.listenDatagram({ port: 53, transport: 'udp' });", 'deno-datagram', 53],
    ['Bun.serve({ fetch() { return new Response(); } });', 'bun-serve', 3000],
    ["Bun.listen({ hostname: 'localhost', port: 8080, socket: {} });", 'bun-listen', 8080],
    ['const s = await Bun.udpSocket({ port: 53 });', 'bun-udp', 53],
  ];
  for (const [text, runtime, port] of cases) {
    it(`${text.split('\n').at(-1)!}: ${runtime}`, async () => {
      const { sockets, findings } = await engine.analyze({ languageId: 'typescript', text });
      const bound = sockets.flatMap((socket) =>
        socket.events.flatMap((event) =>
          event.kind === 'bind' && event.sequenced ? [[socket.runtime, event.address.port] as const] : [],
        ),
      );
      const wanted = typeof port === 'number' ? { kind: 'number', value: port } : { kind: port };
      assert.deepEqual(
        [bound[0]?.[0], bound[0]?.[1].kind === 'ephemeral' ? { kind: 'ephemeral' } : bound[0]?.[1]],
        [runtime, wanted],
      );
      assert.deepEqual(findings, []);
    });
  }

  const none: string[] = [
    "import http from './http';\nhttp.createServer().listen(80);",
    "import { createServer } from 'miragejs';\nimport net from 'net';\ncreateServer().listen(80);",
    "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ noServer: true });",
    "import { Server } from 'socket.io';\nnew Server(server);",
    "import net from 'net';\nfunction run(net) { net.createServer().listen(80); }\nrun(fake);",
    "import net from 'net';\nclass Server { listen() {} }\nnew Server().listen(80);",
    "import net from 'net';\nhistory.listen(() => {});\nbutton.on('click', net.connect.bind(null, 80));",
  ];
  for (const text of none) {
    it(`${text.split('\n').at(-1)!}: nothing is bound`, async () => {
      const { sockets } = await engine.analyze({ languageId: 'typescript', text });
      assert.deepEqual(
        sockets
          .filter((socket) => socket.events.some((event) => event.kind === 'bind'))
          .map((socket) => socket.runtime),
        [],
      );
    });
  }
});
