/** What following the roots of one file came to, kept for the next version of its text. */
import type { FunctionIR } from '../ir';
import type { SocketEvent } from '../model';
import type { Trace } from './machine';
import type { Program } from './program';
import type { Value } from './value';

/** What it came to once. The same comes of it again as long as the functions that it has reached stay as they are. */
export interface Attempt {
  /** Undefined where it had too many paths to follow. */
  readonly trace?: Trace;
  readonly steps: number;
  /** Ids of events from the first on to the next that is free. */
  readonly firstEvent: number;
  readonly nextEvent: number;
  /** Functions that need no attempt of their own after it. */
  readonly made: readonly FunctionIR[];
  /** Functions that were run, or were looked at and not run. */
  readonly reached: ReadonlySet<FunctionIR>;
  /** Other files that calls led into. */
  readonly visited: ReadonlySet<Program>;
  /** What module-level code leaves in memory. */
  readonly memory: readonly (readonly [string, Value])[];
}

/** A function, or the module's own code; and how deep calls are followed. */
type Root = FunctionIR | 'module';

export class Attempts {
  readonly #known = new Map<Root, Map<number, Attempt>>();

  /** What is known, with its events numbered from `firstEvent` on. */
  of(root: Root, callDepth: number, firstEvent: number): Attempt | undefined {
    const known = this.#known.get(root)?.get(callDepth);
    if (!known || known.firstEvent === firstEvent) return known;
    const numbered = renumbered(known, firstEvent);
    this.keep(root, callDepth, numbered);
    return numbered;
  }

  keep(root: Root, callDepth: number, attempt: Attempt): void {
    const known = this.#known.get(root) ?? new Map<number, Attempt>();
    this.#known.set(root, known);
    known.set(callDepth, attempt);
  }

  /** Forgets what depends on the function. */
  forget(changed: FunctionIR): void {
    for (const [root, known] of this.#known) {
      for (const [callDepth, { reached }] of known)
        if (root === changed || reached.has(changed)) known.delete(callDepth);
    }
  }

  clear(): void {
    this.#known.clear();
  }

  /** What has happened in all of them. */
  *events(): Generator<readonly SocketEvent[]> {
    for (const known of this.#known.values())
      for (const { trace } of known.values()) for (const { events } of trace?.sockets ?? []) yield events;
  }
}

function renumbered(attempt: Attempt, firstEvent: number): Attempt {
  const by = firstEvent - attempt.firstEvent;
  const { trace } = attempt;
  const moved = (id: number): number => id + by;
  return {
    ...attempt,
    firstEvent,
    nextEvent: attempt.nextEvent + by,
    ...(trace && {
      trace: {
        ...trace,
        sockets: trace.sockets.map((socket) => ({
          ...socket,
          ...(socket.acceptedBy === undefined ? {} : { acceptedBy: moved(socket.acceptedBy) }),
          events: socket.events.map((event) => ({
            ...event,
            id: moved(event.id),
            before: event.before.map(moved),
            certain: event.certain.map(moved),
          })),
        })),
      },
    }),
  };
}
