// Loaded into every Node process and thread of VS Code's server before anything else (node --require): writes down
// each attempt to reach something outside the process, with the stack that leads to it, and lets it go on.
import child from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import type { Entry, Kind } from './connections';
import { recordVariable } from './probes';

type Describe = (args: readonly unknown[]) => readonly [kind: Kind, target: string];

const file = process.env[recordVariable];
if (file !== undefined) {
  // Once a thread knows its script.
  process.nextTick(write, file, 'start', '');
  watchAll(file);
}

function watchAll(record: string): void {
  // The lowest place: http, https, tls, undici's fetch and WebSocket, and net.connect itself come here.
  watch(record, net.Socket.prototype, ['connect'], describeSocket);
  watch(record, dgram.Socket.prototype, ['send', 'connect'], describeDatagram);
  const resolvers = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  for (const resolver of resolvers) {
    const names = Object.getOwnPropertyNames(resolver).filter((name) => /^(lookup|resolve|reverse)/.test(name));
    watch(record, resolver, names, ([name]) => ['dns', String(name)]);
  }
  // Where they start: VS Code puts a proxy in between, from which on the stack no longer shows who asked.
  watch(record, globalThis, ['fetch'], ([input]) => describeUrl('fetch', input));
  watch(record, globalThis, ['WebSocket'], ([url]) => describeUrl('websocket', url));
  for (const part of [http, https]) watch(record, part, ['request', 'get'], ([url]) => describeUrl('http', url));
  watch(record, http2, ['connect'], ([url]) => describeUrl('http', url));
  // Another program could reach out instead.
  watch(record, child.ChildProcess.prototype, ['spawn'], ([options]) => [
    'program',
    String((options as { file?: unknown }).file),
  ]);
  watch(record, child, ['spawnSync', 'execSync', 'execFileSync'], ([name]) => ['program', String(name)]);
  syncBuiltinESMExports();
}

/** Puts what writes down and goes on in the place of functions and classes, those of them that there are. */
function watch(record: string, owner: object, names: readonly string[], describeCall: Describe): void {
  for (const name of names) {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') continue;
    const value = new Proxy(original, {
      apply: (target, self, args: unknown[]): unknown => {
        write(record, ...describeCall(args));
        return Reflect.apply(target, self, args);
      },
      construct: (target, args: unknown[], newTarget): object => {
        write(record, ...describeCall(args));
        return Reflect.construct(target, args, newTarget) as object;
      },
    });
    Object.defineProperty(owner, name, { value, configurable: true, enumerable: true, writable: true });
  }
}

function write(record: string, kind: Kind, target: string): void {
  const entry: Entry = {
    kind,
    target,
    process: processName(),
    // The script that the thread was started with.
    thread: isMainThread ? 'main' : (process.argv[1] ?? ''),
    stack: stack(),
  };
  appendFileSync(record, `${JSON.stringify(entry)}\n`);
}

/** Threads are not told the arguments of their process; what is set as environment data they are. */
function processName(): string {
  if (!isMainThread) return getEnvironmentData(recordVariable) as string;
  const name = process.argv.map((arg) => /^--type=(.+)/.exec(arg)?.[1]).find((type) => type !== undefined) ?? 'server';
  setEnvironmentData(recordVariable, name);
  return name;
}

function stack(): readonly string[] {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = before;
  return lines.map((line) => line.trim()).filter((line) => !line.includes(__filename));
}

/** Of all the ways in which Node's functions take an address. */
function describeSocket(args: readonly unknown[]): readonly [Kind, string] {
  // net.connect hands what it was given on in an array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const options = isObject(first) ? first : { [isPort(first) ? 'port' : 'path']: first, host: second };
  const { path, host, port } = options as { path?: unknown; host?: unknown; port?: unknown };
  if (port === undefined && typeof path === 'string') return ['unix', path];
  return ['tcp', `${typeof host === 'string' ? host : 'localhost'}:${String(port)}`];
}

/** `send(message, [offset, length,] port, address)` and `connect(port, address)`: the last number and the last text. */
function describeDatagram(args: readonly unknown[]): readonly [Kind, string] {
  const port = args.filter((arg) => typeof arg === 'number').at(-1);
  const address = args.filter((arg) => typeof arg === 'string').at(-1);
  return ['udp', `${address ?? 'localhost'}:${String(port)}`];
}

function describeUrl(kind: Kind, input: unknown): readonly [Kind, string] {
  if (input instanceof Request) return [kind, input.url];
  if (!isObject(input) || input instanceof URL) return [kind, String(input)];
  const { host, hostname = host, port = '', path = '' } = input as Record<string, unknown>;
  return [kind, `${String(hostname)}:${String(port)}${String(path)}`];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isPort(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
