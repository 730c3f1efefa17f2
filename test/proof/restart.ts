/** A server is run, a client visits it, the server closes first; then it is started once more on the same port. */
import assert from 'node:assert/strict';
import type { Network } from './network';
import { Program } from './process';
import { until } from './until';

export type Restart =
  /** Listens on its port again. */
  | 'works'
  /** Ended with "Address already in use". */
  | 'address in use'
  /** Says that it is ready, but has not got its port. */
  | 'unnoticed';

export interface Server {
  /** To be followed by the port. */
  readonly command: readonly string[];
  /** Where the client connects to. */
  readonly host: string;
  /** What the client sends; nothing by default. */
  readonly request?: string;
}

/** Visits servers, in the network that they run in. */
export class Client {
  readonly #program: Program;

  constructor(network: Network) {
    this.#program = new Program([...network.prefix, process.execPath, 'test/proof/client.mjs']);
  }

  /** Connects, sends the request, reads until the server closes, and closes: "received BYTES" or "failed CODE". */
  async visit({ host, request = '' }: Server, port: number): Promise<string> {
    this.#program.write(`${host} ${String(port)} ${JSON.stringify(request)}`);
    const answer = await this.#program.line(new RegExp(`^${String(port)} .*$`, 'm'));
    return answer?.slice(answer.indexOf(' ') + 1) ?? `the client has ended: ${this.#program.output}`;
  }

  close(): Promise<void> {
    return this.#program.stop();
  }
}

export interface Laboratory {
  readonly network: Network;
  readonly client: Client;
}

/** How `next` fares when started on the port that `first` has left a connection in TIME_WAIT on. */
export async function restart(laboratory: Laboratory, first: Server, next: Server): Promise<Restart> {
  const { network } = laboratory;
  const port = await network.freePort();
  await leaveTimeWait(laboratory, first, port);
  const result = await start(network, next, port);
  assert.ok((await network.states(port)).includes('TIME_WAIT'), 'TIME_WAIT ended before the server was started again');
  return result;
}

/** How a second copy of a program fares while the first has the port. */
export async function secondCopy({ network }: Laboratory, server: Server): Promise<Restart> {
  const port = await network.freePort();
  const first = await ready(network, server, port);
  try {
    return await start(network, server, port);
  } finally {
    await first.stop();
  }
}

async function ready(network: Network, { command }: Server, port: number): Promise<Program> {
  const server = new Program([...network.prefix, ...command, String(port)]);
  if (await server.line(/^ready$/m)) return server;
  assert.fail(`the first run did not get ready: ${server.output}`);
}

async function leaveTimeWait({ network, client }: Laboratory, first: Server, port: number): Promise<void> {
  const server = await ready(network, first, port);
  try {
    assert.match(await client.visit(first, port), /^received /, `the server said: ${server.output}`);
    await until(
      async () => ((await network.states(port)).includes('TIME_WAIT') ? true : undefined),
      () => 'TIME_WAIT at the side of the server',
    );
  } finally {
    await server.stop();
  }
  // Children of the server, too, have to be gone before the port can be bound again.
  await until(
    async () => ((await network.states(port)).every((state) => state === 'TIME_WAIT') ? true : undefined),
    () => 'nothing but TIME_WAIT on the port',
  );
}

async function start(network: Network, { command }: Server, port: number): Promise<Restart> {
  const before = await network.servers(port);
  const server = new Program([...network.prefix, ...command, String(port)]);
  try {
    if (await server.line(/^ready$/m)) return (await network.servers(port)) > before ? 'works' : 'unnoticed';
    assert.notEqual(server.ended?.status, 0, server.output);
    assert.match(server.output, /Address already in use|EADDRINUSE/i);
    return 'address in use';
  } finally {
    await server.stop();
  }
}
