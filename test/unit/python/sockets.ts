import { Engine, type Analysis, type SocketEvent } from '../../../src/core';
import { readAsset } from '../assets';

const engine = new Engine(readAsset);

after(() => engine.dispose());

function tell(event: SocketEvent): string {
  const guard = event.guard === undefined ? '' : ` (${event.guard})`;
  if (event.kind === 'set-option') return `${event.options.join('|') || '?'}=${event.value}${guard}`;
  if (event.kind !== 'bind') return event.kind + guard;
  const { port, domain } = event.address;
  const numbered = port.kind === 'number' ? String(port.value) : port.kind === 'ephemeral' ? '0' : '?';
  return `bind ${domain === 'unix' ? 'path' : numbered}${guard}`;
}

/** Checks a piece of Python. */
export function analyze(code: string): Promise<Analysis> {
  return engine.analyze({ languageId: 'python', text: code });
}

/**
 * The life of each socket that the code creates, a line each: `inet stream: create, SO_REUSEADDR=on, bind 80, listen`.
 * Events whose order is not known are left out, a call that a loop repeats is told once, and events under a platform
 * test have its name behind them.
 */
export async function lives(code: string): Promise<readonly string[]> {
  const { sockets, problems } = await analyze(code);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('; '));
  const told = sockets
    .filter((socket) => socket.origin === 'created')
    .map((socket) => {
      const events = socket.events.filter((event) => event.sequenced).map(tell);
      return `${socket.domains.join('/')} ${socket.types.join('/')}: ${[...new Set(events)].join(', ')}`;
    });
  return [...new Set(told)];
}
