/** The life of one socket as plain data: what happened where, what is missing, what is set when it is bound. */
import { runtimeById } from '../knowledge';
import { restartOf, type Reuse } from './life-restart';
import { isUnix, type LifePlace, type LifeStep, stepsOf, withMissing } from './life-steps';
import type { Analysis, Finding, Socket, SocketEvent } from './model';
import { type Bind, eventsAfter, isInternetStream } from './rules/events';

export type { LifePlace, LifeStep, Reuse };

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
  const steps = stepsOf(socket, bind, placeOf, finding && lineOf(finding.range.start));
  const isMissing = typeof restart === 'object' && restart.state === 'missing' && !restart.off;
  return {
    // Storage without a name in the code.
    handle: socket.origin === 'foreign' && /^o\d+[.[]/.test(socket.handle) ? '' : socket.handle,
    kind: kindOf(socket, bind),
    steps: isMissing ? withMissing(steps, bind && placeOf(bind)) : steps,
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
