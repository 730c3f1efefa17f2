/** The life of one socket in words: what happened on which line, what is missing, what a restart will meet. */
import {
  codeSpan,
  restartMarkdown,
  restartOutcome,
  runtimeById,
  runtimeSentence,
  type ReuseOptions,
} from '../knowledge';
import type { Analysis, Guard, Platform, Socket, SocketEvent } from './model';
import { type Bind, eventsAfter, eventsBefore, isInternetStream, isUncertain } from './rules/events';

/** Systems that are spoken of where the settings name none. */
const USUAL: readonly Platform[] = ['linux', 'macos', 'freebsd', 'windows'];

/** Longest text of the file that is shown: a host may be a string of any length. */
const TEXT_LIMIT = 80;

/** More steps than this no longer read at a glance. */
const STEP_LIMIT = 12;

const guardText: Readonly<Record<Guard, string>> = {
  windows: 'on Windows only',
  'not-windows': 'not on Windows',
  linux: 'on Linux only',
  'not-linux': 'not on Linux',
};

export interface LifeOptions {
  readonly detail: 'full' | 'brief';
  /** Systems that the code is for; empty: the usual ones. */
  readonly platforms: readonly Platform[];
  /** Line of an offset, counted from 1. */
  readonly lineOf: (offset: number) => number;
}

/** The socket whose life a call belongs to: the listener rather than what it accepts, one with findings rather than one without. */
export function socketAt(analysis: Analysis, offset: number): { socket: Socket; event: SocketEvent } | undefined {
  const candidates = analysis.sockets.flatMap((socket) => {
    const event = socket.events.find(({ name }) => name.start <= offset && offset <= name.end && name.end > name.start);
    return event === undefined || event.kind === 'escape' || event.kind === 'syntax-error' ? [] : [{ socket, event }];
  });
  const weight = ({ socket }: (typeof candidates)[number]): number =>
    (analysis.findings.some((finding) => finding.socket === socket.id) ? 2 : 0) + (mainBind(socket) ? 1 : 0);
  return candidates.sort((a, b) => weight(b) - weight(a) || a.socket.id - b.socket.id)[0];
}

export interface SocketLife {
  /** What it is, and whether the option is set: Markdown paragraphs. */
  readonly summary: readonly string[];
  /** Its steps, and what a restart will meet. */
  readonly details: readonly string[];
}

/** A socket's life as Markdown. Text of the file stands in code spans only. */
export function socketLife(socket: Socket, options: LifeOptions): SocketLife {
  const bind = mainBind(socket);
  const steps = stepsOf(socket, bind ?? socket.events.at(-1));
  const handle = socket.handle === '' ? '' : ` ${code(socket.handle)}`;
  const reuse = bind && isListener(socket, bind) ? reuseOf(socket, bind) : undefined;
  const summary = [`**Life of this socket**${handle}: ${kindOf(socket, bind)}`];
  if (reuse) summary.push(reuseSentence(reuse, options));
  const lineOf = ({ event }: Step): string => String(options.lineOf(event.call.start));
  const shown = steps.slice(0, STEP_LIMIT);
  if (options.detail === 'brief') {
    return { summary, details: [shown.map((step) => `${stepText(step.event)} (line ${lineOf(step)})`).join(' → ')] };
  }
  const list = shown.map((step) => `- Line ${lineOf(step)}: ${stepText(step.event)}${conditions(step)}`);
  if (steps.length > STEP_LIMIT) list.push(`- … and ${String(steps.length - STEP_LIMIT)} more`);
  const details = [list.join('\n')];
  const runtime = socket.runtime === undefined ? undefined : runtimeById(socket.runtime);
  if (runtime) details.push(`${code(runtime.names[0] ?? runtime.library)}: ${runtimeSentence(runtime)}`);
  if (bind && reuse) details.push(...restart(bind, reuse, options));
  return { summary, details };
}

/** The bind that the socket listens on, else its first. */
function mainBind(socket: Socket): Bind | undefined {
  const binds = socket.events.filter((event): event is Bind => event.kind === 'bind');
  return binds.find((bind) => isListener(socket, bind)) ?? binds[0];
}

function isListener(socket: Socket, bind: Bind): boolean {
  return isInternetStream(socket, bind) && eventsAfter(socket, bind).some((event) => event.kind === 'listen');
}

function code(text: string): string {
  return codeSpan(text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text);
}

function kindOf(socket: Socket, bind: Bind | undefined): string {
  const [domain] = socket.domains;
  const [type] = socket.types;
  if (socket.types.length > 1 || socket.domains.length > 1) return 'its kind depends on the path taken';
  if (domain === 'unix' || bind?.address.domain === 'unix') return 'a Unix domain socket';
  const listener = bind !== undefined && eventsAfter(socket, bind).some((event) => event.kind === 'listen');
  const v6 = domain === 'inet6' ? ' over IPv6' : '';
  if (type === 'stream' && domain !== 'other') {
    if (socket.origin === 'accepted') return `a TCP connection that was accepted`;
    return `a TCP ${listener ? 'listener' : 'socket'}${v6}`;
  }
  if (type === 'datagram' && domain !== 'other') return `a UDP socket${v6}`;
  return 'a socket of a kind that this file does not show';
}

interface Step {
  readonly event: SocketEvent;
  /** False where it happens on some paths only. */
  readonly always: boolean;
}

/** The events in order, each call once. */
function stepsOf(socket: Socket, last: SocketEvent | undefined): readonly Step[] {
  const seen = new Set<string>();
  const steps: Step[] = [];
  for (const event of socket.events) {
    const place = `${event.kind} ${String(event.call.start)}`;
    if (seen.has(place)) continue;
    seen.add(place);
    steps.push({
      event,
      always: last === undefined || !last.before.includes(event.id) || last.certain.includes(event.id),
    });
  }
  return steps;
}

function stepText(event: SocketEvent): string {
  const callee = code(event.callee);
  switch (event.kind) {
    case 'create':
      return `${callee} creates it`;
    case 'set-option': {
      const names = event.options.map(codeSpan).join(', ');
      if (names === '') return `${callee} sets an option that the code does not show`;
      if (event.value === 'off') return `${names} switched off`;
      return event.value === 'on' ? `${names} set` : `${names} set to a value that the code does not show`;
    }
    case 'bind': {
      const { port, host } = event.address;
      const at = host === undefined || host === '' ? '' : ` on ${code(host)}`;
      if (port.kind === 'number') return `${callee} takes port ${String(port.value)}${at}`;
      return port.kind === 'ephemeral' ? `${callee} takes any free port${at}` : `${callee} takes its port${at}`;
    }
    case 'listen':
      return `${callee} makes it a listener`;
    case 'accept':
      return `${callee} takes a connection`;
    case 'connect':
      return `${callee} connects it`;
    case 'close':
      return `${callee} closes it`;
    case 'escape':
      return `handed to ${code(event.to)}, which this file does not show`;
    case 'syntax-error':
      return 'a syntax error: what happens here is not known';
  }
}

function conditions({ event, always }: Step): string {
  const said = [...(always ? [] : ['on some paths']), ...(event.guard === undefined ? [] : [guardText[event.guard]])];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

interface Reuse {
  /** Events before bind that switch SO_REUSEADDR on. */
  readonly setters: readonly SocketEvent[];
  /** The call that switches it on when it no longer counts. */
  readonly late: SocketEvent | undefined;
  /** Not known whether it is set: the socket was out of sight, or the option cannot be told. */
  readonly unknown: boolean;
  /** What bind() sees on one system. */
  readonly on: (system: Platform) => ReuseOptions;
}

function reuseOf(socket: Socket, bind: Bind): Reuse {
  const before = eventsBefore(socket, bind);
  const setters = (option: string): readonly SocketEvent[] => before.filter((event) => isSetting(event, option));
  const runtime = socket.runtime === undefined ? undefined : runtimeById(socket.runtime);
  const bySelf = (sets: { linux: unknown; bsd: unknown; windows: unknown } | undefined, system: Platform): boolean =>
    (system === 'linux' ? sets?.linux : system === 'windows' ? sets?.windows : sets?.bsd) === true;
  return {
    setters: setters('SO_REUSEADDR'),
    late: socket.events.find(
      (event) => isSetting(event, 'SO_REUSEADDR') && event.sequenced && event.certain.includes(bind.id),
    ),
    unknown: isUncertain(before) || before.some((event) => event.kind === 'set-option' && event.options.length === 0),
    on: (system) => ({
      reuseAddr: setters('SO_REUSEADDR').some((event) => countsOn(event, system)) || bySelf(runtime?.reuseAddr, system),
      reusePort: setters('SO_REUSEPORT').some((event) => countsOn(event, system)) || bySelf(runtime?.reusePort, system),
      exclusive:
        setters('SO_EXCLUSIVEADDRUSE').some((event) => countsOn(event, system)) ||
        (system === 'windows' && runtime?.exclusive === true),
    }),
  };
}

function isSetting(event: SocketEvent, option: string): boolean {
  return event.kind === 'set-option' && event.value !== 'off' && event.options.includes(option);
}

function countsOn(event: SocketEvent, system: Platform): boolean {
  switch (event.guard) {
    case undefined:
      return true;
    case 'windows':
      return system === 'windows';
    case 'not-windows':
      return system !== 'windows';
    case 'linux':
      return system === 'linux';
    case 'not-linux':
      return system !== 'linux';
  }
}

function reuseSentence(reuse: Reuse, { lineOf, platforms }: LifeOptions): string {
  const [setter] = reuse.setters;
  if (setter) return `\`SO_REUSEADDR\`: set on line ${String(lineOf(setter.call.start))}, before \`bind\`.`;
  if (reuse.unknown) return '`SO_REUSEADDR`: whether it is set before `bind`, this file does not show.';
  const shown = platforms.length > 0 ? platforms : USUAL;
  if (shown.some((system) => reuse.on(system).reuseAddr === true)) return '`SO_REUSEADDR`: set by the call itself.';
  return reuse.late
    ? `**\`SO_REUSEADDR\`: set too late, on line ${String(lineOf(reuse.late.call.start))}, after \`bind\`.**`
    : '**`SO_REUSEADDR`: never set.**';
}

function restart(bind: Bind, reuse: Reuse, { platforms }: LifeOptions): readonly string[] {
  if (bind.address.port.kind === 'ephemeral') {
    return ['**At a restart** the system picks another free port; nothing is in the way.'];
  }
  if (reuse.unknown && reuse.setters.length === 0) return [];
  const outcomes = (platforms.length > 0 ? platforms : USUAL).map((system) => restartOutcome(system, reuse.on(system)));
  return ['**At a restart**, with connections of the last run in TIME_WAIT:', restartMarkdown(outcomes)];
}
