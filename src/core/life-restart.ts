/** What is set on a listener when it is bound, system by system, as far as a restart is concerned. */
import { runtimeById, systems, type ReuseOptions, type System } from '../knowledge';
import type { LifePlace } from './life-steps';
import type { Guard, Socket, SocketEvent, Switch } from './model';
import { type Bind, eventsBefore, isDecidedOff, isUncertain, REUSE } from './rules/events';
import { isTakenBack } from './rules/missing-reuseaddr';
import { isRefused } from './rules/wrong-value';

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

/** The options that let a server bind over what its last run has left behind. */
const REUSE_OPTIONS: readonly string[] = ['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_REUSEPORT_LB'];

/** What a restart depends on. @param placeOf where an event is shown */
export function restartOf(
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
