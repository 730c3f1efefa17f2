/**
 * Nothing of ours reaches out while this suite runs: the launcher records every attempt (test/host/connections.ts), and fails
 * the run for one that is ours, or when those that are made here on purpose are not all in its record.
 */
import assert from 'node:assert/strict';
import type dgramModule from 'node:dgram';
import type dnsModule from 'node:dns';
import type httpModule from 'node:http';
import type netModule from 'node:net';
import { probeAddress, recordVariable } from '../host/probes';

/** Tries in every way that Node knows to reach a port where nobody listens. Also runs as text, in a thread. */
async function reachOut(load: NodeJS.Require, host: string, port: number): Promise<readonly boolean[]> {
  const net = load('node:net') as typeof netModule;
  const http = load('node:http') as typeof httpModule;
  const dns = load('node:dns') as typeof dnsModule;
  const dgram = load('node:dgram') as typeof dgramModule;
  const fails = (emitter: NodeJS.EventEmitter): Promise<boolean> =>
    new Promise((resolve) => emitter.once('error', () => resolve(true)).once('connect', () => resolve(false)));
  const address = `${host}:${String(port)}`;
  return Promise.all([
    fails(net.connect(port, host)),
    fails(net.connect(`/${address}`)),
    fails(http.get(`http://${address}/`)),
    fetch(`http://${address}/`).then(
      () => false,
      () => true,
    ),
    new Promise<boolean>((resolve) => {
      new WebSocket(`ws://${address}/`).addEventListener('error', () => resolve(true));
    }),
    dns.promises.lookup(host).then(({ address: found }) => found === host),
    new Promise<boolean>((resolve) => {
      const socket = dgram.createSocket('udp4');
      socket.send('', port, host, () => socket.close(() => resolve(true)));
    }),
  ]);
}

describe('what the suite itself tries to reach', () => {
  const { host, port } = probeAddress;

  if (EXTENSION_HOST === 'node') {
    before(function () {
      // A desktop VS Code is not started by the launcher that records.
      if (process.env[recordVariable] === undefined) this.skip();
    });

    it('is refused in the extension host, and recorded', async () => {
      const { createRequire } = await import('node:module');
      const results = await reachOut(createRequire(__filename), host, port);
      assert.deepEqual([...new Set(results)], [true]);
    });

    it('is refused in a thread, and recorded', async () => {
      const { Worker } = await import('node:worker_threads');
      const call = `(${reachOut.toString()})(require, '${host}', ${String(port)})`;
      const worker = new Worker(
        `${call}.then((results) => require('node:worker_threads').parentPort.postMessage(results))`,
        {
          eval: true,
        },
      );
      const results = await new Promise<readonly boolean[]>((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
      });
      assert.deepEqual([...new Set(results)], [true]);
    });
  } else {
    it('is refused in the extension host, and recorded', async () => {
      await assert.rejects(fetch(`http://${host}:${String(port)}/host`));
    });

    it('is refused in a worker, and recorded', async () => {
      const code = `fetch('http://${host}:${String(port)}/worker').then(() => postMessage(false), () => postMessage(true))`;
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      // The browser's, which Node's types know nothing of.
      const Worker = Reflect.get(globalThis, 'Worker') as new (address: string) => {
        onmessage: (event: { readonly data: unknown }) => void;
      };
      const refused = await new Promise((resolve) => {
        new Worker(address).onmessage = ({ data }) => resolve(data);
      });
      URL.revokeObjectURL(address);
      assert.equal(refused, true);
    });
  }
});
