/** The state of one path through the code: memory by key, and per socket what has happened to it. */
import type { Guard } from '../model';
import type { Site } from './machine';
import { Memory } from './memory';
import { SharedMap } from './shared-map';
import { alternatives, sameValue, type Value, unite, UNKNOWN } from './value';

/** One activation of a function. Names declared here live under `v<id>:<name>`. */
export interface Frame {
  readonly id: number;
  readonly declared: Set<string>;
  /** Keys of variables by their names, as they are asked for. */
  readonly keys: Map<string, string>;
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

/** Where a variable that is declared in the activation is stored. */
export function localKey({ id, keys }: Frame, name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = `v${String(id)}:${name}`;
  keys.set(name, key);
  return key;
}

/** Events of a socket on this path, by id in rising order: all that may have happened, and those that certainly have. */
export interface Trail {
  readonly may: readonly number[];
  readonly must: readonly number[];
}

export class State {
  private constructor(
    readonly memory: Memory,
    readonly trails: SharedMap<number, Trail>,
    readonly guard: Guard | undefined,
    /** Conditions that this path has found true or false. */
    readonly assumptions: SharedMap<string, boolean>,
  ) {}

  static empty(): State {
    return new State(new Memory(), SharedMap.empty(), undefined, SharedMap.empty());
  }

  /** A copy that can go its own way. */
  fork(): State {
    return this.forkFor(this.guard);
  }

  forkFor(guard: Guard | undefined): State {
    return new State(this.memory.fork(), this.trails.fork(), guard, this.assumptions.fork());
  }

  withGuard(guard: Guard | undefined): State {
    return new State(this.memory, this.trails, guard, this.assumptions);
  }

  record(socket: number, event: number): void {
    const trail = this.trails.get(socket);
    this.trails.set(socket, {
      may: [...(trail?.may ?? []), event],
      must: [...(trail?.must ?? []), event],
    });
  }

  /** The same without the keys, and without a list: some code passes large objects on all the time. */
  eachUnder(key: string, action: (value: Value) => void): void {
    this.memory.eachUnder(key, action);
  }

  /** Forgets what a finished call kept in its own variables. */
  dropFrame(frame: Frame): void {
    for (const name of frame.declared) this.memory.forget(localKey(frame, name));
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
    const first = live[0];
    if (!first) return undefined;
    if (live.length === 1) return first.guard === guard ? first : first.withGuard(guard);
    const merged = first.forkFor(guard);
    for (let index = 1; index < live.length; index++) mergeInto(merged, live[index]!);
    return merged;
  }
}

function mergeInto(target: State, other: State): void {
  if (!target.assumptions.isSameAs(other.assumptions)) {
    for (const [condition, holds] of target.assumptions)
      if (other.assumptions.get(condition) !== holds) target.assumptions.delete(condition);
  }
  target.memory.merge(other.memory, unite, missing);
  if (target.trails.isSameAs(other.trails)) return;
  for (const [socket, trail] of other.trails) {
    const mine = target.trails.get(socket);
    if (mine !== trail) target.trails.set(socket, mine ? mergeTrails(mine, trail) : trail);
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
  return { may: inEither(a.may, b.may), must: inBoth(a.must, b.must) };
}

function inEither(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b) return a;
  const all: number[] = [];
  for (let at = 0, bt = 0; at < a.length || bt < b.length;) {
    const one = a[at] ?? Infinity;
    const other = b[bt] ?? Infinity;
    all.push(Math.min(one, other));
    if (one <= other) at++;
    if (other <= one) bt++;
  }
  return all;
}

function inBoth(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b) return a;
  const common: number[] = [];
  for (let at = 0, bt = 0; at < a.length && bt < b.length;) {
    const one = a[at]!;
    const other = b[bt]!;
    if (one === other) common.push(one);
    if (one <= other) at++;
    if (other <= one) bt++;
  }
  return common;
}

function isPlain(value: Value): boolean {
  return alternatives(value).every((option) =>
    ['unknown', 'number', 'null', 'string', 'symbol', 'flags'].includes(option.kind),
  );
}
