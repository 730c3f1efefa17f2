/** Reading values that mean the same in every language without pointers: ports, switches, joined options; lists and tuples. */
import type { Domain, Port, Switch } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, symbolsOf, truth, type Value } from '../../trace/value';

/** A number that is another one in every run. */
export const RANDOM = { kind: 'symbol', name: '~random' } as const;

/**
 * A port that is drawn by lot is as good as picked by the system: a restart hardly ever meets its own TIME_WAIT.
 * A port that is 0 unless somebody says otherwise (`port=0` among the parameters) counts as ephemeral, and so does one
 * that cannot be bound at all: tests pass -1 to see it refused.
 */
export function portOfValue(value: Value): Port {
  const ports = alternatives(value);
  const none = ports.filter((port) => port.kind === 'number' && (port.value <= 0 || port.value > 65535));
  if (ports.every((port) => port.kind === 'symbol' && port.name === RANDOM.name)) return { kind: 'ephemeral' };
  if (none.length > 0) return { kind: 'ephemeral', ...(none.length < ports.length ? { unlessGiven: true } : {}) };
  const [only, ...more] = ports.filter((port) => port.kind === 'number');
  if (!only || more.length > 0) return { kind: 'unknown' };
  return ports.length > 1 ? { kind: 'unknown', usual: only.value } : { kind: 'number', value: only.value };
}

/** Only a literal address says its family; a name may stand for either, and '' goes with the socket's. */
export function familyOfHost(host: string): Domain {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return 'inet';
  return /^[\da-fA-F]*:[\da-fA-F:.]*(?:%\w+)?$/.test(host) ? 'inet6' : 'unknown';
}

/** What true, 1, false, 0 and null say; packed bytes say nothing. */
export function switchOf(value: Value): Switch {
  const told = new Set(
    alternatives(value).map((option): Switch => {
      const certain = option.kind === 'number' || option.kind === 'null' ? truth(option) : undefined;
      return certain === undefined ? 'unknown' : certain ? 'on' : 'off';
    }),
  );
  const [only] = told;
  return told.size === 1 && only !== undefined ? only : 'unknown';
}

/** Names joined by `|`, on every path. */
export function isCombined(option: Value): boolean {
  return alternatives(option).every((each) => each.kind === 'flags' && (symbolsOf(each)?.length ?? 0) > 1);
}

/** Makes a tuple of values. */
export function tuple(machine: Machine, values: readonly Value[]): Value {
  const object = machine.object();
  values.forEach((value, index) => machine.state.memory.set(`${object.key}[${String(index)}]`, value));
  return object;
}

/** Makes a list that holds `value` at positions that nobody knows. */
export function listOf(machine: Machine, value: Value): Value {
  const object = machine.object();
  machine.state.memory.set(`${object.key}[]`, value);
  return object;
}
