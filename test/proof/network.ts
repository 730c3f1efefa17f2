/**
 * The network that servers and client run in: a private network namespace where the system allows one, so that no
 * other program has a port of ours; the machine's own loopback otherwise.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** States of /proc/net/tcp, from the kernel's include/net/tcp_states.h. */
export type SocketState = 'ESTABLISHED' | 'TIME_WAIT' | 'LISTEN' | 'other';
const STATES: Readonly<Record<string, SocketState>> = { '01': 'ESTABLISHED', '06': 'TIME_WAIT', '0A': 'LISTEN' };

/** Whether a row of those tables is of a socket with this local port. */
function on(port: number): (row: readonly string[]) => boolean {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ([, local]) => local?.endsWith(suffix) === true;
}

/** Below net.ipv4.ip_local_port_range, so that no outgoing connection has one of these ports. */
const FIRST_PORT = 15_000;
const LAST_PORT = 32_000;

export class Network {
  /** What to write before a command so that it runs in this network. */
  readonly prefix: readonly string[];
  readonly description: string;
  readonly #holder: ChildProcess | undefined;
  readonly #proc: string;
  #port = FIRST_PORT + Math.floor(Math.random() * 10_000);

  private constructor(holder: ChildProcess | undefined, prefix: readonly string[], description: string) {
    this.#holder = holder;
    this.#proc = holder ? `/proc/${String(holder.pid)}/net` : '/proc/net';
    this.prefix = prefix;
    this.description = description;
  }

  static async open(): Promise<Network> {
    // An ordinary user may make a network namespace only inside a user namespace of its own.
    const asUser = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    // The namespace lives as long as a process in it: cat, which ends with its standard input.
    const holder = spawn('unshare', [...asUser, '--net', 'sh', '-c', 'ip link set lo up && echo up && exec cat']);
    const started = new Promise<string>((resolve) => {
      holder.once('error', (error) => resolve(error.message));
      holder.stdout.once('data', () => resolve('up'));
      let complaint = '';
      holder.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
      holder.once('close', () => resolve(complaint.trim()));
    });
    const result = await started;
    if (result !== 'up')
      return new Network(undefined, [], `loopback of this machine (no private namespace: ${result})`);
    const user = asUser.length > 0 ? ['--user', '--preserve-credentials'] : [];
    const prefix = ['nsenter', '--target', String(holder.pid), ...user, '--net', '--'];
    return new Network(holder, prefix, 'private network namespace');
  }

  async close(): Promise<void> {
    if (this.#holder?.exitCode !== null) return;
    const closed = once(this.#holder, 'close');
    this.#holder.stdin?.end();
    await closed;
  }

  /** The states of all TCP sockets with this local port, IPv4 and IPv6. */
  async states(port: number): Promise<readonly SocketState[]> {
    return (await this.#rows('tcp', 'tcp6')).filter(on(port)).map(([, , , state = '']) => STATES[state] ?? 'other');
  }

  /** How many sockets have this port to be found at: listening for TCP, bound for UDP. */
  async servers(port: number): Promise<number> {
    const listening = (await this.states(port)).filter((state) => state === 'LISTEN');
    const bound = (await this.#rows('udp', 'udp6')).filter(on(port));
    return listening.length + bound.length;
  }

  async #rows(...names: readonly string[]): Promise<readonly (readonly string[])[]> {
    const read = (name: string): Promise<string> => readFile(`${this.#proc}/${name}`, 'utf8').catch(() => '');
    const tables = await Promise.all(names.map(read));
    return tables.flatMap((table) =>
      table
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/)),
    );
  }

  /** A port that no socket has, in TIME_WAIT neither; never the same twice. */
  async freePort(): Promise<number> {
    do {
      this.#port = this.#port < LAST_PORT ? this.#port + 1 : FIRST_PORT;
    } while ((await this.states(this.#port)).length > 0);
    return this.#port;
  }

  /** Whether ::1 is there. */
  async hasIpv6(): Promise<boolean> {
    const addresses = await readFile(`${this.#proc}/if_inet6`, 'utf8').catch(() => '');
    return addresses.split('\n').some((line) => line.endsWith(' lo'));
  }
}
