/** The state of one path through the code: memory by key, and per socket what has happened to it. */
import type { Guard } from '../model';
import type { Site } from './machine';
import { Memory } from './memory';
import { alternatives, sameValue, type Value, unite, UNKNOWN } from './value';

/** One activation of a function. Names declared here live under `v<id>:<name>`. */
export interface Frame {
  readonly id: number;
  readonly declared: Set<string>;
  /** The function around a nested one. */
  readonly outer?: Frame;
  /** Class whose method runs, with the object. */
  readonly owner?: string;
  readonly self?: Value;
  /** What the method calls its object. */
  readonly selfName?: string;
  /** The call that makes the object, while its constructor and what that calls on it runs. */
  readonly construction?: Site;
}

/** Events of a socket on this path, by id: all that may have happened, and those that certainly have. */
export interface Trail {
  readonly may: readonly number[];
  readonly must: ReadonlySet<number>;
}

export class State {
  private constructor(
    readonly memory: Memory,
    readonly trails: Map<number, Trail>,
    readonly guard: Guard | undefined,
    /** Conditions that this path has found true or false. */
    readonly assumptions: Map<string, boolean>,
  ) {}

  static empty(): State {
    return new State(new Memory(), new Map(), undefined, new Map());
  }

  /** A copy that can go its own way. */
  fork(): State {
    return this.forkFor(this.guard);
  }

  forkFor(guard: Guard | undefined): State {
    return new State(this.memory.fork(), new Map(this.trails), guard, new Map(this.assumptions));
  }

  withGuard(guard: Guard | undefined): State {
    return new State(this.memory, this.trails, guard, this.assumptions);
  }

  record(socket: number, event: number): void {
    const trail = this.trails.get(socket);
    this.trails.set(socket, {
      may: [...(trail?.may ?? []), event],
      must: new Set([...(trail?.must ?? []), event]),
    });
  }

  /** Forgets what a finished call kept in its own variables. */
  dropFrame(frame: Frame): void {
    for (const name of frame.declared) this.memory.forget(`v${String(frame.id)}:${name}`);
  }

  /** Everything stored at `key` and below it. */
  entriesUnder(key: string): readonly (readonly [string, Value])[] {
    return this.memory.under(key);
  }

  /** Whatever is not the same as in `earlier` and is no handle may be anything by now. */
  forgetChanges(earlier: State): void {
    this.memory.merge(
      earlier.memory,
      (now, before) => (sameValue(now, before) ? now : isPlain(now) && isPlain(before) ? UNKNOWN : unite(now, before)),
      missing,
    );
  }

  /** What holds where two paths meet: either value, events of both, certain only what both are certain of. */
  static merge(paths: readonly (State | undefined)[], guard: Guard | undefined): State | undefined {
    const live = paths.filter((path) => path !== undefined);
    const [first, ...rest] = live;
    if (!first) return undefined;
    const merged = rest.length === 0 ? first.withGuard(guard) : first.forkFor(guard);
    for (const other of rest) mergeInto(merged, other);
    return merged;
  }
}

function mergeInto(target: State, other: State): void {
  for (const [condition, holds] of target.assumptions)
    if (other.assumptions.get(condition) !== holds) target.assumptions.delete(condition);
  target.memory.merge(other.memory, unite, missing);
  for (const [socket, trail] of other.trails) {
    const mine = target.trails.get(socket);
    target.trails.set(socket, mine ? mergeTrails(mine, trail) : trail);
  }
}

/**
 * A key that one path has not written: a local variable is simply not set there, and reading it would be an error;
 * a field or a global still holds what it held before.
 */
function missing(key: string, value: Value): Value {
  if (key.startsWith('v')) return value;
  if (key.endsWith('.*')) return UNKNOWN;
  return unite({ kind: 'place', key }, value);
}

function mergeTrails(a: Trail, b: Trail): Trail {
  if (a === b) return a;
  const known = new Set(a.may);
  const may = [...a.may, ...b.may.filter((event) => !known.has(event))].sort((x, y) => x - y);
  return { may, must: new Set([...a.must].filter((event) => b.must.has(event))) };
}

function isPlain(value: Value): boolean {
  return alternatives(value).every((option) =>
    ['unknown', 'number', 'null', 'string', 'symbol', 'flags'].includes(option.kind),
  );
}
