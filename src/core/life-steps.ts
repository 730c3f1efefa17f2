/** The life of a socket line by line, in words. */
import type { TextPart } from '../knowledge';
import type { Guard, Socket, SocketEvent } from './model';
import type { Bind } from './rules/events';
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

/** The events in order, each call once; those that follow each other on one line are one step. */
export function stepsOf(
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

/** Says before the bind that SO_REUSEADDR should stand there. */
export function withMissing(steps: readonly LifeStep[], boundAt: LifePlace | undefined): readonly LifeStep[] {
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

/** Whether it has a path, not a port. */
export function isUnix(socket: Socket, bind: Bind | undefined): boolean {
  return (
    bind?.address.domain === 'unix' || (socket.domains.length > 0 && socket.domains.every((each) => each === 'unix'))
  );
}
