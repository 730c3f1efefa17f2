/** What a language's recogniser may do while code is traced: make sockets, record events, look into memory. */
import type { Address, CallPlace, Domain, Entry, OptionValue, Range, SocketEvent, SocketType, Switch } from '../model';
import type { State } from './state';
import { alternatives, number, type Value, uniteAll, UNKNOWN } from './value';

/** The call that an event comes from. */
export interface Site {
  readonly call: Range;
  readonly name: Range;
  readonly callee: string;
  /** The file it stands in, where several are looked at together. */
  readonly path?: string;
  /** Id of the knowledge entry of a library's call. */
  readonly runtime?: string;
  /** The call stands alone as a statement. */
  readonly discarded?: boolean;
  /** Name of the function that the call stands in. */
  readonly within?: string;
  /** What the call is about is a parameter of that function: whether that may be called with something else as well. */
  readonly handedIn?: (() => boolean) | undefined;
  /** Position of that parameter. */
  readonly parameter?: number | undefined;
  /** The call that entered that function. */
  readonly outer?: Site | undefined;
  /** The call itself, where another stands for it: that of the method around it in another file. */
  readonly wrapped?: CallPlace;
}

/** What is known of a socket apart from its events. */
export interface SocketInfo {
  readonly id: number;
  handle: string;
  domain: Value;
  type: Value;
  readonly origin: 'created' | 'accepted' | 'foreign';
  /** Storage that a foreign socket was found in. */
  readonly key?: string;
  readonly runtime?: string;
  /** Class of a library that the handle is an object of: whose methods it has. */
  readonly library?: string;
  /** Of an accepted socket: the listener's event. */
  readonly acceptedBy?: number;
  readonly events: SocketEvent[];
}

/** A socket written to storage that other functions of the file can reach. */
export interface Publication {
  readonly key: string;
  readonly socket: number;
  /** Conditions under which it is stored there. */
  assuming: readonly string[];
}

type EventDetails = SocketEvent extends infer E
  ? E extends SocketEvent
    ? Omit<
        E,
        | 'id'
        | 'name'
        | 'call'
        | 'callee'
        | 'path'
        | 'before'
        | 'certain'
        | 'sequenced'
        | 'assuming'
        | 'guard'
        | 'runtime'
      >
    : never
  : never;

export interface OptionCall {
  readonly options: readonly string[];
  readonly levels: readonly string[];
  readonly value: Switch;
  readonly combined?: true;
  readonly enumerated?: true;
  readonly byDefault?: true;
  readonly unchecked?: true;
  readonly given?: OptionValue;
  readonly levelRange?: Range;
  readonly optionRange?: Range;
}

/** How a language names its domains, types and address fields; see {@link ../languages/language.ts}. */
export interface Vocabulary {
  domainOf(value: Value): readonly Domain[];
  typeOf(value: Value): readonly SocketType[];
}

/** Calls into one another that are kept for an event. */
const ENTRIES = 6;

/** The calls that led to one, the nearest first. */
function entries({ parameter, outer }: Site): readonly Entry[] {
  const chain: Entry[] = [];
  for (let site = outer; site && chain.length < ENTRIES; site = site.outer) {
    const { call, name, callee, path } = site;
    const argument = chain.length === 0 ? parameter : undefined;
    chain.push({
      call,
      name,
      callee,
      ...(path === undefined ? {} : { path }),
      ...(argument === undefined ? {} : { argument }),
    });
  }
  return chain;
}

/** Where the last field or index of a key begins, looking left of `end`; not positive where there is none. */
function lastStep(key: string, end: number): number {
  return Math.max(key.lastIndexOf('.', end - 1), key.lastIndexOf('[', end - 1));
}

/** Events of one socket after which it counts as handed to code that nobody sees: only generated code goes on for so long. */
const EVENT_LIMIT = 500;

const NOWHERE: Range = { start: 0, end: 0 };

/** What a trace has seen, without the states that it went through. */
export interface Trace {
  readonly sockets: readonly SocketInfo[];
  readonly publications: readonly Publication[];
  /** Storage that other functions can reach and that holds sockets here. */
  readonly sharedFields: readonly string[];
}

/** One root's trace: everything that happens from entering one function (or the module) to leaving it. */
export class Machine {
  readonly sockets: SocketInfo[] = [];
  readonly publications: Publication[] = [];
  /** Types of storage, where a declaration gives one: key → type name. */
  readonly types = new Map<string, string>();
  /** Types of variables as their declarations write them, numbers included: key → `bool`, `int *`. */
  readonly written = new Map<string, string>();
  /** How many loops and functions that were handed over are being run, one within the other. */
  repetitions = 0;
  /** A process or thread was started: from here on several may do what follows. */
  spawned = false;
  /** Whether a function that runs without a call of it is passed on somewhere by its name: others may run it as well. */
  isHandedOver: () => boolean = () => false;
  state: State;
  #nextEvent: number;
  #nextObject = 0;
  readonly #foreign = new Map<string, number>();
  readonly #versions = new Map<string, number>();

  constructor(
    state: State,
    firstEvent: number,
    /** What the file's declarations say of a global variable (no owner) or of a field of a type. */
    readonly declaredType: (owner: string | undefined, name: string) => string | undefined = () => undefined,
  ) {
    this.state = state;
    this.#nextEvent = firstEvent;
  }

  get nextEvent(): number {
    return this.#nextEvent;
  }

  /** Type of what is stored at `key`, by the declaration that was run or by that of the field or global. */
  typeAt(key: string): string | undefined {
    const known = this.types.get(key);
    if (known !== undefined) return known;
    if (key.endsWith(']')) return this.typeAt(key.slice(0, key.lastIndexOf('[')));
    const dot = key.lastIndexOf('.');
    if (dot < 0) return key.startsWith('g:') ? this.declaredType(undefined, key.slice(2)) : undefined;
    const object = key.slice(0, dot);
    const owner = this.typeAt(object) ?? (object.startsWith('T:') ? object.slice(2) : undefined);
    return owner === undefined ? undefined : this.declaredType(owner, key.slice(dot + 1));
  }

  /** A fresh object without fields. */
  object(type?: string): Value & { kind: 'object' } {
    const key = `o${String(this.#nextObject++)}`;
    if (type !== undefined) this.types.set(key, type);
    return type === undefined ? { kind: 'object', key } : { kind: 'object', key, type };
  }

  /** A new socket, alive from here on. */
  create(
    site: Site,
    details: {
      domain: Value;
      type: Value;
      handle?: string;
      runtime?: string;
      library?: string;
      origin?: 'created' | 'accepted';
      acceptedBy?: number;
    },
  ): Value {
    const id = this.sockets.length;
    this.sockets.push({
      id,
      handle: details.handle ?? '',
      domain: details.domain,
      type: details.type,
      origin: details.origin ?? 'created',
      ...(details.runtime === undefined ? {} : { runtime: details.runtime }),
      ...(details.library === undefined ? {} : { library: details.library }),
      ...(details.acceptedBy === undefined ? {} : { acceptedBy: details.acceptedBy }),
      events: [],
    });
    this.#record(id, site, { kind: 'create', ...(site.within === undefined ? {} : { within: site.within }) });
    return { kind: 'socket', id };
  }

  setOption(site: Site, socket: Value, option: OptionCall): void {
    this.#each(socket, (id) =>
      this.#record(id, site, {
        kind: 'set-option',
        ...option,
        ...(site.within === undefined ? {} : { within: site.within }),
        ...(site.handedIn?.() === true ? { onParameter: true } : {}),
      }),
    );
  }

  bind(site: Site, socket: Value, address: Address): void {
    this.#each(socket, (id) =>
      this.#record(id, site, {
        kind: 'bind',
        address,
        ...(site.outer ? { entered: entries(site) } : {}),
        ...(site.wrapped ? { wrapped: site.wrapped } : {}),
        ...(this.spawned || this.repetitions > (address.listed ? 1 : 0) || this.isHandedOver()
          ? { repeated: true }
          : {}),
      }),
    );
  }

  listen(site: Site, socket: Value): void {
    this.#each(socket, (id) => this.#record(id, site, { kind: 'listen' }));
  }

  connect(site: Site, socket: Value): void {
    this.#each(socket, (id) => this.#record(id, site, { kind: 'connect' }));
  }

  close(site: Site, socket: Value): void {
    this.#each(socket, (id) => this.#record(id, site, { kind: 'close' }));
  }

  /** Records the accept and gives the accepted socket, `library` its class where that is known. */
  accept(site: Site, listener: Value, library?: string): Value {
    const ids = this.#each(listener, (id) => this.#record(id, site, { kind: 'accept' }));
    const [first] = ids;
    if (first === undefined) return UNKNOWN;
    const { domain, type, events } = this.sockets[first]!;
    // Of several listeners it is open which one accepted it.
    const acceptedBy = ids.length === 1 ? events.at(-1)?.id : undefined;
    return this.create(site, {
      domain,
      type,
      origin: 'accepted',
      ...(acceptedBy === undefined ? {} : { acceptedBy }),
      ...(library === undefined ? {} : { library }),
    });
  }

  /** Every socket that `value` is, points at, or holds has gone to code we cannot see. */
  escape(site: Site, value: Value, to: string): void {
    for (const id of this.reachable(value)) {
      const { events } = this.sockets[id]!;
      if (events.at(-1)?.kind !== 'escape' || !this.state.trails.get(id)?.may.includes(events.at(-1)!.id))
        this.#record(id, site, { kind: 'escape', to });
    }
    for (const option of alternatives(value)) {
      if (option.kind === 'reference' || option.kind === 'place' || option.kind === 'object')
        this.state.memory.set(`${this.keyOf(option) ?? option.key}.!`, { kind: 'string', value: to });
    }
  }

  /** Marks every live socket of this trace: what follows a syntax error cannot be trusted. */
  syntaxError(range: Range, path: string | undefined): void {
    const site: Site = { call: range, name: range, callee: '', ...(path === undefined ? {} : { path }) };
    for (const id of this.state.trails.keys()) this.#record(id, site, { kind: 'syntax-error' });
  }

  /** The sockets that the value is or may be; storage that nobody has written becomes a foreign socket. */
  socketsOf(value: Value): readonly number[] {
    const ids = new Set<number>();
    for (const option of alternatives(value)) {
      if (option.kind === 'socket') ids.add(option.id);
      else if (option.kind === 'reference') for (const id of this.socketsOf(this.load(option.key))) ids.add(id);
      else if (option.kind === 'place' && !option.key.startsWith('v')) ids.add(this.#foreignSocket(option.key));
      else if (option.kind === 'object') {
        const inner = this.state.memory.get(`${option.key}.#socket`);
        if (inner) for (const id of this.socketsOf(inner)) ids.add(id);
      }
    }
    return [...ids];
  }

  /** Like {@link socketsOf}, and those in the fields of an object or of what is pointed at; makes no foreign sockets. */
  reachable(value: Value): readonly number[] {
    // Most code never gets to see a socket.
    if (this.sockets.length === 0) return [];
    const ids = new Set<number>();
    const seen = new Set<string>();
    const visit = (item: Value): void => {
      for (const option of alternatives(item)) {
        if (option.kind === 'socket') ids.add(option.id);
        else if (option.kind === 'place' || option.kind === 'object' || option.kind === 'reference') {
          const foreign = this.#foreign.get(option.key);
          if (foreign !== undefined) ids.add(foreign);
          if (seen.has(option.key)) continue;
          seen.add(option.key);
          for (const [, held] of this.state.entriesUnder(option.key)) visit(held);
          const fields = this.keyOf(option);
          if (fields !== undefined && fields !== option.key)
            for (const [, held] of this.state.entriesUnder(fields)) visit(held);
        } else if (option.kind === 'function' && option.self) visit(option.self);
      }
    };
    visit(value);
    return [...ids];
  }

  /** What is stored at `key`; zero where a parent was zeroed, and the place itself where nothing was written. */
  load(key: string): Value {
    const stored = this.state.memory.get(key) ?? this.#anyElement(key);
    if (stored) return stored;
    for (let end = lastStep(key, key.length); end > 0; end = lastStep(key, end)) {
      const filler = this.state.memory.get(`${key.slice(0, end)}.*`);
      if (filler) return filler.kind === 'unknown' ? { kind: 'place', key } : filler;
    }
    const type = this.typeAt(key);
    return type === undefined ? { kind: 'place', key } : { kind: 'place', key, type };
  }

  /** `a[i]` for an unknown i may be any element that was stored; a known element may be one stored at an unknown index. */
  #anyElement(key: string): Value | undefined {
    if (!key.endsWith(']')) return undefined;
    const array = key.slice(0, key.lastIndexOf('['));
    const some = this.state.memory.get(`${array}[]`);
    if (!key.endsWith('[]')) return some;
    const elements = [...this.state.entriesUnder(array)].filter(([entry]) =>
      /^\[\d*\]$/.test(entry.slice(array.length)),
    );
    return elements.length === 0 ? some : uniteAll(elements.map(([, value]) => value));
  }

  /** Overwrites what is stored at `key` and forgets what was below it. */
  store(key: string, value: Value): void {
    for (const [old] of [...this.state.entriesUnder(key)]) this.state.memory.delete(old);
    this.state.memory.set(key, value);
    this.#changed(key);
    const shared = this.sharedKey(key);
    if (shared === undefined) return;
    for (const option of alternatives(value)) {
      if (option.kind !== 'socket') continue;
      const known = this.publications.find(
        (publication) => publication.key === shared && publication.socket === option.id,
      );
      if (!known) this.publications.push({ key: shared, socket: option.id, assuming: this.#assuming() });
      else known.assuming = known.assuming.filter((assumption) => this.#assuming().includes(assumption));
    }
  }

  /** Conditions on what was stored here say nothing any more. */
  #changed(key: string): void {
    this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
    for (const condition of this.state.assumptions.keys())
      if (condition.startsWith(key)) this.state.assumptions.delete(condition);
  }

  /** How often `key` was written, so that a condition before and after a change are not taken for the same. */
  version(key: string): number {
    return this.#versions.get(key) ?? 0;
  }

  /** memset(&x, 0, …), `= {0}`: every field reads as zero until it is written. */
  zero(key: string): void {
    for (const [old] of [...this.state.entriesUnder(key)]) this.state.memory.delete(old);
    this.state.memory.set(`${key}.*`, number(0));
  }

  /** The key under which a value's fields live; undefined for values without fields. */
  keyOf(value: Value): string | undefined {
    switch (value.kind) {
      case 'object':
      case 'place':
        return this.#fieldBase(value.key, value.type);
      case 'reference': {
        const held = this.state.memory.get(value.key);
        if (held && (held.kind === 'object' || held.kind === 'place' || held.kind === 'reference'))
          return this.keyOf(held);
        return this.#fieldBase(value.key, value.type ?? this.typeAt(value.key));
      }
      case 'union': {
        const keyed = value.options.map((option) => this.keyOf(option)).filter((key) => key !== undefined);
        return keyed.length > 0 ? keyed[0] : undefined;
      }
      default:
        return undefined;
    }
  }

  /** A field of the value, as far as it was written here. */
  field(value: Value, name: string): Value {
    if (value.kind === 'union')
      return uniteAll(
        value.options.filter((option) => this.keyOf(option) !== undefined).map((option) => this.field(option, name)),
      );
    const key = this.keyOf(value);
    return key === undefined ? UNKNOWN : this.load(`${key}.${name}`);
  }

  /** Whether a field was written (or zeroed) on this path. */
  hasField(value: Value, name: string): boolean {
    const key = this.keyOf(value);
    return key !== undefined && this.load(`${key}.${name}`).kind !== 'place';
  }

  setField(value: Value, name: string, content: Value): void {
    const key = this.keyOf(value);
    if (key !== undefined) this.store(`${key}.${name}`, content);
  }

  /** What a pointer points at; other values are themselves. */
  deref(value: Value): Value {
    if (value.kind !== 'reference') return value;
    const held = this.state.memory.get(value.key);
    if (held) return held;
    const type = value.type ?? this.typeAt(value.key);
    return type === undefined ? { kind: 'place', key: value.key } : { kind: 'place', key: value.key, type };
  }

  /**
   * Storage of unknown origin with a known type is the same for every function that has the type (`struct server *srv`
   * here and there); an object, a local or a global struct keeps its own.
   */
  #fieldBase(key: string, type: string | undefined): string {
    return type !== undefined && !type.startsWith('~') && key.startsWith('p') ? `T:${type}` : key;
  }

  /** The name under which another function would find what is stored at `key`: globals, fields of typed storage. */
  sharedKey(key: string): string | undefined {
    // The innermost object of a known type counts: `T:Server.listener.fd` is the `fd` of every listener.
    for (let end = lastStep(key, key.length); end > 0; end = lastStep(key, end)) {
      const type = this.typeAt(key.slice(0, end));
      if (type !== undefined && !type.startsWith('~')) return `T:${type}${key.slice(end)}`;
    }
    return key.startsWith('g:') || key.startsWith('T:') ? key : undefined;
  }

  /** What is left of the trace when it has come to its end. */
  finished(): Trace {
    const { sockets, publications } = this;
    return { sockets, publications, sharedFields: [...publications.map(({ key }) => key), ...this.#foreign.keys()] };
  }

  /** Whether storage that nobody has written is used as a socket. */
  isSocketPlace(key: string): boolean {
    return this.#foreign.has(key);
  }

  #foreignSocket(key: string): number {
    const known = this.#foreign.get(key);
    if (known !== undefined) return known;
    const id = this.sockets.length;
    const handle = key.replace(/^(?:g:|p\d+:|T:)/, '');
    this.sockets.push({
      id,
      handle,
      domain: UNKNOWN,
      type: UNKNOWN,
      origin: 'foreign',
      key: this.sharedKey(key) ?? key,
      events: [],
    });
    this.#foreign.set(key, id);
    const taker = this.#escapedTo(key);
    if (taker !== undefined)
      this.#record(id, { call: NOWHERE, name: NOWHERE, callee: '' }, { kind: 'escape', to: taker });
    return id;
  }

  /** Whom an object around `key` was handed to. */
  #escapedTo(key: string): string | undefined {
    for (let end = key.length; end > 0; end = lastStep(key, end)) {
      const mark = this.state.memory.get(`${key.slice(0, end)}.!`);
      if (mark?.kind === 'string') return mark.value;
    }
    return undefined;
  }

  #each(value: Value, action: (id: number) => void): readonly number[] {
    const ids = this.socketsOf(value);
    ids.forEach(action);
    return ids;
  }

  #assuming(): readonly string[] {
    return [...this.state.assumptions].map(([condition, holds]) => (holds ? `+${condition}` : `-${condition}`));
  }

  #record(id: number, site: Site, details: EventDetails): void {
    const { events } = this.sockets[id]!;
    if (events.length > EVENT_LIMIT) return;
    const trail = this.state.trails.get(id);
    const last: EventDetails = { kind: 'escape', to: site.callee };
    const event: SocketEvent = {
      ...(events.length === EVENT_LIMIT ? last : details),
      id: this.#nextEvent++,
      name: site.name,
      call: site.call,
      callee: site.callee,
      ...(site.path === undefined ? {} : { path: site.path }),
      before: trail?.may ?? [],
      certain: [...(trail?.must ?? [])],
      sequenced: true,
      assuming: this.#assuming(),
      ...(this.state.guard === undefined ? {} : { guard: this.state.guard }),
      ...(site.runtime === undefined ? {} : { runtime: site.runtime }),
    };
    events.push(event);
    this.state.record(id, event.id);
  }
}
