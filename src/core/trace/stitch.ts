/**
 * Joins what several functions do to one handle. A socket that is stored in a field or a global is created in one
 * function, configured in another, bound in a third; in which order is only known inside each of them.
 */
import type { Domain, Socket, SocketEvent, SocketType } from '../model';
import type { SocketInfo, Trace, Vocabulary } from './machine';

interface Member {
  readonly trace: Trace;
  readonly info: SocketInfo;
}

/** The sockets of all traces, each with the events of other functions that share its storage. */
export function stitch(traces: readonly Trace[], vocabulary: Vocabulary): readonly Socket[] {
  const creators = new Map<string, Member[]>();
  const users = new Map<string, Member[]>();
  for (const trace of traces) {
    for (const { key, socket } of trace.publications) add(creators, key, { trace, info: trace.sockets[socket]! });
    for (const info of trace.sockets) {
      const key = storageOf({ trace, info });
      if (key !== undefined) add(users, key, { trace, info });
    }
  }
  const sockets: Socket[] = [];
  const others = new Others();
  for (const trace of traces) {
    for (const info of trace.sockets) {
      if (info.events.length === 0) continue;
      const socket =
        info.origin === 'foreign'
          ? foreignSocket({ trace, info }, creators, users, vocabulary, others)
          : ownSocket({ trace, info }, users, vocabulary, others);
      sockets.push({ ...socket, id: sockets.length });
    }
  }
  return sockets;
}

/** Where other functions find a foreign socket; parameters of two functions have nothing in common but a name. */
function storageOf({ info }: Member): string | undefined {
  return info.key !== undefined && /^[gT]:/.test(info.key) ? info.key : undefined;
}

function add(map: Map<string, Member[]>, key: string, member: Member): void {
  const known = map.get(key);
  if (!known) map.set(key, [member]);
  else if (!known.some((other) => other.info === member.info)) known.push(member);
}

/** Made in this trace: what other functions do to its storage may come after all that is seen here. */
function ownSocket(
  { trace, info }: Member,
  users: ReadonlyMap<string, readonly Member[]>,
  vocabulary: Vocabulary,
  others: Others,
): Omit<Socket, 'id'> {
  const later = trace.publications
    .filter((publication) => publication.socket === info.id)
    .flatMap(({ key, assuming }) =>
      others.events(
        (users.get(key) ?? []).filter((user) => user.trace !== trace),
        assuming,
      ),
    );
  return describe(info, vocabulary.domainOf(info.domain), vocabulary.typeOf(info.type), [...info.events, ...later]);
}

/** Found in storage: it is one of those that other functions put there, after whatever they did to it. */
function foreignSocket(
  member: Member,
  creators: ReadonlyMap<string, readonly Member[]>,
  users: ReadonlyMap<string, readonly Member[]>,
  vocabulary: Vocabulary,
  others: Others,
): Omit<Socket, 'id'> {
  const { trace, info } = member;
  const key = storageOf(member) ?? '';
  // A maker in the same trace counts as well: a step function is called again and again.
  const makers = creators.get(key) ?? [];
  const elsewhere = others.events(
    [...makers, ...(users.get(key) ?? []).filter((user) => user.trace !== trace)],
    NOTHING,
  );
  const earlier = elsewhere.map((event) => event.id);
  const domains = union<Domain>(makers.map((maker) => vocabulary.domainOf(maker.info.domain)));
  const types = union<SocketType>(makers.map((maker) => vocabulary.typeOf(maker.info.type)));
  const own = info.events.map((event): SocketEvent => ({ ...event, before: [...earlier, ...event.before] }));
  return describe(info, domains, types, [...elsewhere, ...own]);
}

function describe(
  info: SocketInfo,
  domains: readonly Domain[],
  types: readonly SocketType[],
  events: readonly SocketEvent[],
): Omit<Socket, 'id'> {
  return {
    handle: info.handle,
    domains,
    types,
    origin: info.origin,
    events,
    ...(info.runtime === undefined ? {} : { runtime: info.runtime }),
    ...(info.acceptedBy === undefined ? {} : { acceptedBy: info.acceptedBy }),
  };
}

const NOTHING: readonly string[] = [];

/** Events of other functions; of the conditions they stand under only those count that lead to the shared storage. */
class Others {
  /** Large files have many sockets that share their events. */
  readonly #known = new Map<readonly string[], Map<SocketInfo, readonly SocketEvent[]>>();

  events(members: readonly Member[], assuming: readonly string[]): readonly SocketEvent[] {
    const known = this.#known.get(assuming) ?? new Map<SocketInfo, readonly SocketEvent[]>();
    this.#known.set(assuming, known);
    return members.flatMap(({ info }) => {
      const events =
        known.get(info) ?? info.events.map((event): SocketEvent => ({ ...event, assuming, sequenced: false }));
      known.set(info, events);
      return events;
    });
  }
}

function union<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(lists.flat())];
}
