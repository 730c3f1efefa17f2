/** Turns what the analysis knows of one socket into what the panel's page shows of it. Runs in the editor. */
import type { Finding, Socket, SocketEvent } from '../core';
import { runtimeById, systems, type ReuseOptions, type System } from '../knowledge';
import type { ExplainerTarget, LifeStep, Reuse, YourCode } from './messages';

type Bind = SocketEvent & { kind: 'bind' };
type Guard = NonNullable<SocketEvent['guard']>;

/** The options that let a server bind over what its last run has left behind. */
const reuseOptions: ReadonlySet<string> = new Set(['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_REUSEPORT_LB']);

/**
 * @param target one version of a document, with what was found in it
 * @param lineOf line of an offset into that version, counted from 1
 * @returns undefined where there is nothing to show: neither a finding nor a socket
 */
export function yourCode(target: ExplainerTarget, lineOf: (offset: number) => number): YourCode | undefined {
  const { uri, version, fileName, finding, socket } = target;
  const offset = finding?.range.start ?? placeOf(socket);
  if (offset === undefined) {
    return undefined;
  }
  const bind = socket === undefined ? undefined : bindOf(socket, finding);
  const reuse = socket === undefined || bind === undefined ? undefined : reuseAt(socket, bind);
  const index = finding?.fixes.findIndex(({ preferred }) => preferred) ?? -1;
  const fix = finding?.fixes[index];
  return {
    place: { uri, offset, ...(finding === undefined ? {} : { rule: finding.rule }) },
    version,
    fileName,
    ...(finding === undefined ? {} : { message: finding.message }),
    steps: steps(target, bind, reuse, lineOf),
    ...(reuse === undefined ? {} : { reuse }),
    ...(fix === undefined ? {} : { fix: { title: fix.title, index } }),
  };
}

/** A call that leads back to this socket: the bind names it best. */
function placeOf(socket: Socket | undefined): number | undefined {
  const named = socket?.events.filter(({ name }) => name.end > name.start) ?? [];
  return (named.find(({ kind }) => kind === 'bind') ?? named[0])?.name.start;
}

/** The bind that the finding is about, else the first one. */
function bindOf(socket: Socket, finding: Finding | undefined): Bind | undefined {
  const binds = socket.events.filter((event): event is Bind => event.kind === 'bind' && event.sequenced);
  return binds.find(({ call }) => call.start === finding?.call.start) ?? binds[0];
}

/** Undefined where a restart is no question: no TCP listener, as far as the file shows. */
function reuseAt(socket: Socket, bind: Bind): Reuse | undefined {
  const listens = socket.events.some(({ kind }) => kind === 'listen');
  const stream = socket.types.length > 0 && socket.types.every((type) => type === 'stream');
  const { domain, port } = bind.address;
  const internet =
    domain === 'inet' || domain === 'inet6' || !socket.domains.some((name) => name === 'unix' || name === 'other');
  if (!listens || !stream || !internet || domain === 'unix' || domain === 'other' || port.kind === 'ephemeral') {
    return undefined;
  }
  const before = socket.events.filter(({ id }) => bind.before.includes(id));
  const options = {
    linux: setOn('linux', socket, before, bind),
    freebsd: setOn('freebsd', socket, before, bind),
    macos: setOn('macos', socket, before, bind),
    windows: setOn('windows', socket, before, bind),
    illumos: setOn('illumos', socket, before, bind),
  };
  const set = systems.some(
    (system) => system !== 'windows' && (options[system].reuseAddr === true || options[system].reusePort === true),
  );
  return { state: set ? 'set' : before.some(maySetReuse) ? 'maybe' : 'missing', options };
}

/** What is set on a system whatever path the program takes: by the code, or by the library of its own accord. */
function setOn(system: System, socket: Socket, before: readonly SocketEvent[], bind: Bind): ReuseOptions {
  const names = new Set(
    before.flatMap((event) =>
      event.kind === 'set-option' &&
      event.value === 'on' &&
      event.options.length === 1 &&
      // Code for one system is no path that is always taken, but on that system it is.
      (bind.certain.includes(event.id) || event.guard !== undefined) &&
      countsOn(event.guard, system)
        ? event.options
        : [],
    ),
  );
  const runtime = socket.runtime === undefined ? undefined : runtimeById(socket.runtime);
  const kind = system === 'linux' || system === 'windows' ? system : 'bsd';
  return {
    reuseAddr: names.has('SO_REUSEADDR') || runtime?.reuseAddr[kind] === true,
    reusePort: names.has('SO_REUSEPORT') || runtime?.reusePort[kind] === true,
    exclusive: names.has('SO_EXCLUSIVEADDRUSE') || (system === 'windows' && runtime?.exclusive === true),
  };
}

function countsOn(guard: Guard | undefined, system: System): boolean {
  switch (guard) {
    case undefined:
      return true;
    case 'windows':
    case 'linux':
      return system === guard;
    case 'not-windows':
      return system !== 'windows';
    case 'not-linux':
      return system !== 'linux';
  }
}

/** Whether an event may have set one of the options outside Windows: named, not to be told, or out of sight. */
function maySetReuse(event: SocketEvent): boolean {
  if (event.kind !== 'set-option') {
    return event.kind === 'escape' || event.kind === 'syntax-error';
  }
  const named = event.options.length === 0 || event.options.some((name) => reuseOptions.has(name));
  return named && event.value !== 'off' && event.guard !== 'windows';
}

function steps(
  { lines, finding, socket }: ExplainerTarget,
  bind: Bind | undefined,
  reuse: Reuse | undefined,
  lineOf: (offset: number) => number,
): readonly LifeStep[] {
  const sourceOf = new Map(lines.map(({ number, text }) => [number, text.trim()]));
  const reported = finding === undefined ? undefined : lineOf(finding.range.start);
  const result: (LifeStep & { line: number; texts: string[] })[] = [];
  const add = (offset: number, text: string): void => {
    const line = lineOf(offset);
    const last = result.at(-1);
    if (last?.line === line) {
      if (!last.texts.includes(text)) {
        last.texts.push(text);
      }
      return;
    }
    // A loop comes by the same lines again.
    if (result.some((step) => step.line === line && step.texts.includes(text))) {
      return;
    }
    const source = sourceOf.get(line);
    result.push({
      line,
      ...(source === undefined ? {} : { source }),
      text: '',
      texts: [text],
      mark: line === reported ? 'problem' : 'normal',
    });
  };
  for (const event of socket?.events ?? []) {
    add(event.name.start, describe(event, bind));
  }
  if (finding !== undefined && !result.some(({ mark }) => mark === 'problem')) {
    add(finding.range.start, 'this is reported');
  }
  const boundAt = bind === undefined ? undefined : lineOf(bind.name.start);
  return result.flatMap(({ texts, ...step }) => {
    const sentence = { ...step, text: asSentence(texts) };
    return reuse?.state === 'missing' && step.line === boundAt ? [missingStep, sentence] : [sentence];
  });
}

const missingStep: LifeStep = { text: 'SO_REUSEADDR is not set before bind.', mark: 'missing' };

function asSentence(texts: readonly string[]): string {
  const joined = texts.join(', ');
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)}.`;
}

/** What an event does, as part of a sentence. Names from the file stay as they are written there. */
function describe(event: SocketEvent, bind: Bind | undefined): string {
  const perhaps = bind !== undefined && bind.before.includes(event.id) && !bind.certain.includes(event.id);
  const guard = event.guard === undefined ? '' : ` (${guardText[event.guard]})`;
  return `${perhaps ? 'on some paths: ' : ''}${happening(event)}${guard}`;
}

const guardText: Readonly<Record<Guard, string>> = {
  windows: 'on Windows only',
  'not-windows': 'not on Windows',
  linux: 'on Linux only',
  'not-linux': 'not on Linux',
};

function happening(event: SocketEvent): string {
  switch (event.kind) {
    case 'create':
      return 'the socket is created';
    case 'set-option': {
      const names = event.options.length === 0 ? 'an option that cannot be told from here' : event.options.join(' or ');
      return event.value === 'off' ? `${names} is switched off` : `${names} is set`;
    }
    case 'bind': {
      const { port, host } = event.address;
      const where =
        port.kind === 'number'
          ? ` to port ${String(port.value)}`
          : port.kind === 'ephemeral'
            ? ' to a port that the system picks'
            : '';
      return `it is bound${where}${host === undefined || host === '' ? '' : ` on ${host}`}`;
    }
    case 'listen':
      return 'it listens';
    case 'accept':
      return 'it takes a connection';
    case 'connect':
      return 'it connects';
    case 'close':
      return 'it is closed';
    case 'escape':
      return `it goes to ${event.to}, which is not seen from here`;
    case 'syntax-error':
      return 'the code cannot be read here';
  }
}
