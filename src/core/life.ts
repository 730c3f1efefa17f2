/** The life of one socket as plain data: what happened where, what is missing, what is set when it is bound. */
import { runtimeById, systems, type ReuseOptions, type System, type TextPart } from '../knowledge';
import type { Analysis, Finding, Guard, Socket, SocketEvent, Switch } from './model';
import {
  type Bind,
  eventsAfter,
  eventsBefore,
  isDecidedOff,
  isInternetStream,
  isUncertain,
  REUSE,
} from './rules/events';
import { isTakenBack } from './rules/missing-reuseaddr';
import { isRefused } from './rules/wrong-value';

export interface LifePlace {
  /** Counted from 1. */
  readonly line: number;
  /** The file that the line is of, where it is another one than that which is looked at. */
  readonly path?: string;
}

/** What happens on one line, or should happen there. */
export interface LifeStep {
  /** Absent where there is no call to point at. */
  readonly place?: LifePlace;
  /** Code is text of the file. */
  readonly text: readonly TextPart[];
  /** `missing`: should be there and is not; `problem`: this is the line that is reported. */
  readonly mark: 'normal' | 'problem' | 'missing';
}

/** What a TCP listener sets before bind(), as far as a restart is concerned. */
export interface Reuse {
  /** Whether SO_REUSEADDR or a relative is set on Unix: on every path, perhaps, or nowhere. */
  readonly state: 'set' | 'maybe' | 'missing';
  /** The call that sets it; absent where a library does so by itself. */
  readonly by?: {
    readonly option: string;
    readonly place?: LifePlace;
    readonly inOtherFunction: boolean;
    /** Set on every path, if the value is what it takes. */
    readonly valueUnknown?: true;
  };
  /** Where it is set when it no longer counts. */
  readonly late?: LifePlace;
  /** Where it is switched off, though a library sets it by itself. */
  readonly off?: LifePlace;
  /** Where it is given a value that the system refuses. */
  readonly refused?: LifePlace;
  /** What is certainly set on each system. */
  readonly options: Readonly<Record<System, ReuseOptions>>;
  /** What is set where every path sets it, if only some do. */
  readonly possible?: Readonly<Record<System, ReuseOptions>>;
}

export interface Life {
  /** As the code names it; may be empty. */
  readonly handle: string;
  /** What it is: `a TCP listener`. */
  readonly kind: string;
  readonly steps: readonly LifeStep[];
  /** Id of the knowledge entry of the API that made it, and the name that the call has in it. */
  readonly runtime?: { readonly id: string; readonly name: string };
  /** At a restart: the system picks another port, or it matters what is set. Absent where it is no TCP listener. */
  readonly restart?: 'any port' | Reuse;
}

/** The options that let a server bind over what its last run has left behind. */
const REUSE_OPTIONS: readonly string[] = ['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_REUSEPORT_LB'];

/**
 * @param lineOf line of an offset of the analysed text, counted from 1
 * @param finding what is reported of the socket
 */
export function lifeOf(socket: Socket, lineOf: (offset: number) => number, finding?: Finding): Life {
  const bind = bindOf(socket, finding);
  const placeOf = (event: SocketEvent): LifePlace | undefined => {
    const { path, start } = event.elsewhere ?? {};
    if (path !== undefined && start) return { line: start.line, path };
    return event.call.end === 0 ? undefined : { line: lineOf(event.call.start) };
  };
  const restart = bind && isListener(socket, bind) ? restartOf(socket, bind, placeOf) : undefined;
  return {
    // Storage without a name in the code.
    handle: socket.origin === 'foreign' && /^o\d+[.[]/.test(socket.handle) ? '' : socket.handle,
    kind: kindOf(socket, bind),
    steps: withMissing(
      stepsOf(socket, bind, placeOf, finding && lineOf(finding.range.start)),
      restart,
      bind && placeOf(bind),
    ),
    ...runtimeOf(socket, bind),
    ...(restart === undefined ? {} : { restart }),
  };
}

/** The name of the call that the code uses, where the entry has several. */
function runtimeOf(socket: Socket, bind: Bind | undefined): Pick<Life, 'runtime'> {
  const facts = socket.runtime === undefined ? undefined : runtimeById(socket.runtime);
  // What is known of a library is about TCP and UDP; a path has neither ports nor TIME_WAIT.
  if (!facts || isUnix(socket, bind) || (facts.kind === 'tcp-listen' && !mayListen(socket))) return {};
  const lastWord = (text: string): string => /\w*$/.exec(text)![0];
  const called = [bind?.callee, socket.events[0]?.callee].map((callee) => lastWord(callee ?? ''));
  const name = facts.names.find((candidate) => called.includes(lastWord(candidate)));
  return { runtime: { id: facts.id, name: name ?? facts.names[0] ?? facts.library } };
}

/** What is true of listeners is not told of a socket for datagrams, or of one that only connects. */
function mayListen({ types, events }: Socket): boolean {
  const did = (kind: SocketEvent['kind']): boolean => events.some((event) => event.kind === kind);
  return (
    (types.length === 0 || types.includes('stream') || types.includes('unknown')) && (did('bind') || !did('connect'))
  );
}

/** The socket whose life a call belongs to: the listener rather than what it accepts, one with findings rather than one without. */
export function socketAt(analysis: Analysis, offset: number): { socket: Socket; event: SocketEvent } | undefined {
  const candidates = analysis.sockets.flatMap((socket) => {
    const event = socket.events.find(
      ({ name, elsewhere }) => !elsewhere && name.start <= offset && offset <= name.end && name.end > name.start,
    );
    return event === undefined || event.kind === 'escape' || event.kind === 'syntax-error' ? [] : [{ socket, event }];
  });
  const weight = ({ socket }: (typeof candidates)[number]): number =>
    (analysis.findings.some((finding) => finding.socket === socket.id) ? 2 : 0) + (bindOf(socket) ? 1 : 0);
  return candidates.sort((a, b) => weight(b) - weight(a) || a.socket.id - b.socket.id)[0];
}

/** The bind that the finding is about, else that which the socket listens on, else the first. */
function bindOf(socket: Socket, finding?: Finding): Bind | undefined {
  const binds = socket.events.filter((event): event is Bind => event.kind === 'bind');
  return (
    binds.find(({ call, elsewhere }) => !elsewhere && call.start === finding?.call.start) ??
    binds.find((bind) => isListener(socket, bind)) ??
    binds[0]
  );
}

function isListener(socket: Socket, bind: Bind): boolean {
  return isInternetStream(socket, bind) && eventsAfter(socket, bind).some((event) => event.kind === 'listen');
}

function isUnix(socket: Socket, bind: Bind | undefined): boolean {
  return (
    bind?.address.domain === 'unix' || (socket.domains.length > 0 && socket.domains.every((each) => each === 'unix'))
  );
}

function kindOf(socket: Socket, bind: Bind | undefined): string {
  const [domain] = socket.domains;
  const [type] = socket.types;
  const either = socket.domains.length > 1 && socket.domains.every((each) => each === 'inet' || each === 'inet6');
  if (socket.types.length > 1 || (socket.domains.length > 1 && !either)) return 'its kind depends on the path taken';
  if (domain === 'unix' || bind?.address.domain === 'unix') return 'a Unix domain socket';
  const listener = bind !== undefined && eventsAfter(socket, bind).some((event) => event.kind === 'listen');
  const v6 = domain === 'inet6' && !either ? ' over IPv6' : '';
  if (socket.origin === 'accepted' && (type === undefined || type === 'unknown'))
    return 'a connection that was accepted';
  if (type === 'stream' && domain !== 'other') {
    if (socket.origin === 'accepted') return 'a TCP connection that was accepted';
    return `a TCP ${listener ? 'listener' : 'socket'}${v6}`;
  }
  if (type === 'datagram' && domain !== 'other') return `a UDP socket${v6}`;
  return domain === 'other' || type === 'other'
    ? 'a socket that is neither TCP nor UDP'
    : 'a socket of a kind that the code does not show';
}

function restartOf(
  socket: Socket,
  bind: Bind,
  placeOf: (event: SocketEvent) => LifePlace | undefined,
): 'any port' | Reuse | undefined {
  if (bind.address.port.kind === 'ephemeral') return 'any port';
  // What is inherited from a listener that was told otherwise after its bind is not foretold here.
  if (socket.events.some((event) => isDecidedOff(event) && event.sequenced && event.certain.includes(bind.id)))
    return undefined;
  const earlier = [
    ...eventsBefore(socket, bind),
    // Of what several functions do nobody knows the order.
    ...socket.events.filter(
      (event) =>
        event.kind === 'set-option' &&
        !event.sequenced &&
        !bind.sequenced &&
        !bind.before.includes(event.id) &&
        !event.before.includes(bind.id),
    ),
  ];
  const all = earlier.filter((event) => !isRefused(event));
  const kept = all.filter((event) => isSwitchedOff(event) || !isTakenBack(event, all, bind));
  const off = all.find((event) => isSwitchedOff(event) && bind.certain.includes(event.id));
  const before = off ? kept : all;
  const onEach = (counts: (event: SocketEvent) => boolean, values: readonly Switch[]): Record<System, ReuseOptions> =>
    Object.fromEntries(systems.map((system) => [system, setOn(system, socket, kept.filter(counts), values)])) as Record<
      System,
      ReuseOptions
    >;
  // Code for one system is no path that is always taken, but on that system it is.
  const isOnEachPath = (event: SocketEvent): boolean => bind.certain.includes(event.id) || event.guard !== undefined;
  const options = onEach(isOnEachPath, ['on']);
  const set = systems.some((system) => {
    const { reuseAddr, reusePort } = options[system];
    return system !== 'windows' && (reuseAddr === true || reusePort === true);
  });
  const setter = REUSE_OPTIONS.flatMap((option) =>
    before.flatMap((event) => (isSetting(event, option) && event.guard !== 'windows' ? { option, event } : [])),
  )[0];
  const perhaps = setter ?? (isUncertain(before) || before.some(isUnnamed));
  const state = set ? 'set' : perhaps ? 'maybe' : 'missing';
  const late =
    state === 'missing'
      ? socket.events.find(
          (event) => isSetting(event, 'SO_REUSEADDR') && event.sequenced && event.certain.includes(bind.id),
        )
      : undefined;
  const by = setter && placeOf(setter.event);
  const bySelf = state === 'set' && setter?.event.kind === 'set-option' && setter.event.byDefault === true;
  const valueUnknown =
    setter?.event.kind === 'set-option' && setter.event.value === 'unknown' && isOnEachPath(setter.event);
  const refused = state === 'missing' ? earlier.find((event) => isSetting(event, 'SO_REUSEADDR')) : undefined;
  const refusedAt = refused && placeOf(refused);
  const lateAt = late && placeOf(late);
  const offAt = state === 'missing' && off && isDecidedOff(off) ? placeOf(off) : undefined;
  return {
    state,
    ...(setter &&
      !bySelf && {
        by: {
          option: setter.option,
          inOtherFunction: !setter.event.sequenced,
          ...(by && { place: by }),
          ...(valueUnknown && { valueUnknown }),
        },
      }),
    ...(lateAt && { late: lateAt }),
    ...(offAt && { off: offAt }),
    ...(refusedAt && { refused: refusedAt }),
    options,
    ...(state === 'maybe' && setter && { possible: onEach(() => true, ['on', 'unknown']) }),
  };
}

/** What is set on a system: by the code, or by the library of its own accord. */
function setOn(
  system: System,
  socket: Socket,
  before: readonly SocketEvent[],
  values: readonly Switch[],
): ReuseOptions {
  const names = new Set(
    before.flatMap((event) =>
      event.kind === 'set-option' &&
      values.includes(event.value) &&
      event.options.length === 1 &&
      countsOn(event.guard, system)
        ? event.options
        : [],
    ),
  );
  const toldNotTo = before.some((event) => isDecidedOff(event) && countsOn(event.guard, system));
  const runtime = socket.runtime === undefined ? undefined : runtimeById(socket.runtime);
  const kind = system === 'linux' || system === 'windows' ? system : 'bsd';
  return {
    reuseAddr: names.has('SO_REUSEADDR') || (!toldNotTo && runtime?.reuseAddr[kind] === true),
    reusePort: names.has('SO_REUSEPORT') || runtime?.reusePort[kind] === true,
    exclusive: names.has('SO_EXCLUSIVEADDRUSE') || (system === 'windows' && runtime?.exclusive === true),
  };
}

function isSetting(event: SocketEvent, option: string): boolean {
  return event.kind === 'set-option' && event.value !== 'off' && event.options.includes(option);
}

function isSwitchedOff(event: SocketEvent): boolean {
  return event.kind === 'set-option' && event.value === 'off' && event.options.some((name) => REUSE.has(name));
}

/** Sets an option that cannot be told. */
function isUnnamed(event: SocketEvent): boolean {
  return (
    event.kind === 'set-option' && event.options.length === 0 && event.value !== 'off' && event.guard !== 'windows'
  );
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

/** The events in order, each call once; those that follow each other on one line are one step. */
function stepsOf(
  socket: Socket,
  bind: Bind | undefined,
  placeOf: (event: SocketEvent) => LifePlace | undefined,
  reported: number | undefined,
): readonly LifeStep[] {
  const until = bind ?? socket.events.at(-1);
  const seen = new Set<string>();
  const lines: { readonly place: LifePlace | undefined; readonly events: SocketEvent[] }[] = [];
  for (const event of socket.events) {
    const place = placeOf(event);
    // Links of a chain of calls all begin where the chain does.
    const what = event.kind === 'set-option' ? `${event.options.join()} ${String(event.value === 'off')}` : '';
    const id = `${event.kind} ${what} ${place?.path ?? ''} ${String(event.name.start)}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const last = lines.at(-1);
    if (place && last?.place?.line === place.line && last.place.path === place.path) last.events.push(event);
    else lines.push({ place, events: [event] });
  }
  const named = addressNoun(socket, bind);
  return lines.map(({ place, events }) => ({
    ...(place && { place }),
    text: events.flatMap((event, index) => [
      ...(index === 0 ? [] : [plain(', ')]),
      ...happening(event, events[index - 1], named),
      ...conditions(event, until),
    ]),
    mark: place && place.path === undefined && place.line === reported ? 'problem' : 'normal',
  }));
}

/** What a bind is about. */
function addressNoun(socket: Socket, bind: Bind | undefined): 'port' | 'path' | 'address' {
  if (isUnix(socket, bind)) return 'path';
  const only = (values: readonly string[]): boolean => values.length > 0 && values.every((value) => value === 'other');
  return only(socket.domains) || only(socket.types) ? 'address' : 'port';
}

/** Says before the bind what should stand there. */
function withMissing(
  steps: readonly LifeStep[],
  restart: Life['restart'],
  boundAt: LifePlace | undefined,
): readonly LifeStep[] {
  if (restart === undefined || restart === 'any port' || restart.state !== 'missing' || restart.off) return steps;
  const text = [code('SO_REUSEADDR'), plain(' is not set before '), code('bind')];
  return steps.flatMap((step): readonly LifeStep[] =>
    step.place?.line === boundAt?.line && step.place?.path === boundAt?.path
      ? [{ text, mark: 'missing' }, step]
      : [step],
  );
}

const guardText: Readonly<Record<Guard, string>> = {
  windows: 'on Windows only',
  'not-windows': 'not on Windows',
  linux: 'on Linux only',
  'not-linux': 'not on Linux',
};

function conditions(event: SocketEvent, until: SocketEvent | undefined): readonly TextPart[] {
  const some = event.sequenced && until?.before.includes(event.id) === true && !until.certain.includes(event.id);
  const said = [...(some ? ['on some paths'] : []), ...(event.guard === undefined ? [] : [guardText[event.guard]])];
  return said.length === 0 ? [] : [plain(` (${said.join(', ')})`)];
}

/** What an event does, in the words of the code where it has them. A call that has just been named is not named again. */
function happening(
  event: SocketEvent,
  previous: SocketEvent | undefined,
  named: 'port' | 'path' | 'address',
): readonly TextPart[] {
  const does = (...parts: readonly TextPart[]): readonly TextPart[] =>
    event.callee === '' || (previous?.callee === event.callee && previous.kind !== 'set-option')
      ? parts
      : [code(event.callee), plain(' '), ...parts];
  switch (event.kind) {
    case 'create':
      return does(plain('creates it'));
    case 'set-option': {
      const names = event.options.flatMap((name, index) => [...(index === 0 ? [] : [plain(', ')]), code(name)]);
      if (names.length === 0) return does(plain('sets an option that the code does not show'));
      if (event.value === 'off') return [...names, plain(' switched off')];
      if (isRefused(event)) return [...names, plain(' given a value that is refused')];
      return [...names, plain(event.value === 'on' ? ' set' : ' set to a value that the code does not show')];
    }
    case 'bind': {
      if (named !== 'port') return does(plain(`takes its ${named}`));
      const { port, host } = event.address;
      const at = host === undefined || host === '' ? [] : [plain(' on '), code(host)];
      if (port.kind === 'number') return does(plain(`takes port ${String(port.value)}`), ...at);
      return does(plain(port.kind === 'ephemeral' ? 'takes any free port' : 'takes its port'), ...at);
    }
    case 'listen':
      return does(plain('makes it a listener'));
    case 'accept':
      return does(plain('takes a connection'));
    case 'connect':
      return does(plain('connects it'));
    case 'close':
      return does(plain('closes it'));
    case 'escape':
      return [plain('handed to '), code(event.to), plain(', which is not seen from here')];
    case 'syntax-error':
      return [plain('a syntax error: what happens here is not known')];
  }
}

function plain(text: string): TextPart {
  return { code: false, text };
}

/** Longest text of the file that is shown: a host may be a string of any length. */
const TEXT_LIMIT = 80;

function code(text: string): TextPart {
  return { code: true, text: text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text };
}
