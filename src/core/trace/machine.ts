/** What a language's recogniser may do while code is traced: make sockets, record events, look into memory. */
import type { Address, CallPlace, Domain, Entry, OptionValue, Range, SocketEvent, SocketType, Switch } from '../model';
import type { State } from './state';
import { lastStep, REFERENCES, Storage } from './storage';
import { alternatives, type Value, UNKNOWN } from './value';

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
  readonly decided?: true;
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
export class Machine extends Storage {
  readonly sockets: SocketInfo[] = [];
  readonly publications: Publication[] = [];
  /** How many loops and functions that were handed over are being run, one within the other. */
  repetitions = 0;
  /** A process or thread was started: from here on several may do what follows. */
  spawned = false;
  /** Whether a function that runs without a call of it is passed on somewhere by its name: others may run it as well. */
  isHandedOver: () => boolean = () => false;
  #nextEvent: number;
  readonly #foreign = new Map<string, number>();

  constructor(
    state: State,
    firstEvent: number,
    declaredType?: (owner: string | undefined, name: string) => string | undefined,
  ) {
    super(state, declaredType);
    this.#nextEvent = firstEvent;
  }

  get nextEvent(): number {
    return this.#nextEvent;
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
      if (option.kind !== 'reference' && option.kind !== 'place' && option.kind !== 'object') continue;
      const mark = `${this.keyOf(option) ?? option.key}.!`;
      const known = this.state.memory.get(mark);
      if (known?.kind !== 'string' || known.value !== to) this.state.memory.set(mark, { kind: 'string', value: to });
    }
  }

  /** Marks every live socket of this trace: what follows a syntax error cannot be trusted. */
  syntaxError(range: Range, path: string | undefined): void {
    const site: Site = { call: range, name: range, callee: '', ...(path === undefined ? {} : { path }) };
    for (const id of [...this.state.trails.keys()]) this.#record(id, site, { kind: 'syntax-error' });
  }

  /** Also notes where other functions will find the sockets. */
  override store(key: string, value: Value): void {
    super.store(key, value);
    const options = alternatives(value);
    // Most of what is stored is none.
    const shared = options.some(({ kind }) => kind === 'socket') ? this.sharedKey(key) : undefined;
    if (shared === undefined) return;
    for (const option of options) {
      if (option.kind !== 'socket') continue;
      const known = this.publications.find(
        (publication) => publication.key === shared && publication.socket === option.id,
      );
      if (!known) this.publications.push({ key: shared, socket: option.id, assuming: this.#assuming() });
      else known.assuming = known.assuming.filter((assumption) => this.#assuming().includes(assumption));
    }
  }

  /** The sockets that the value is or may be; storage that nobody has written becomes a foreign socket. */
  socketsOf(value: Value, depth = 0): readonly number[] {
    const ids = new Set<number>();
    if (depth > REFERENCES) return [];
    for (const option of alternatives(value)) {
      if (option.kind === 'socket') ids.add(option.id);
      else if (option.kind === 'reference')
        for (const id of this.socketsOf(this.load(option.key), depth + 1)) ids.add(id);
      else if (option.kind === 'place' && !option.key.startsWith('v')) ids.add(this.#foreignSocket(option.key));
      else if (option.kind === 'object') {
        const inner = this.state.memory.get(`${option.key}.#socket`);
        if (inner) for (const id of this.socketsOf(inner, depth + 1)) ids.add(id);
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
          this.state.eachUnder(option.key, visit);
          const fields = this.keyOf(option);
          if (fields !== undefined && fields !== option.key) this.state.eachUnder(fields, visit);
        } else if (option.kind === 'function' && option.self) visit(option.self);
      }
    };
    visit(value);
    return [...ids];
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
    const all: string[] = [];
    for (const [condition, holds] of this.state.assumptions) all.push(holds ? `+${condition}` : `-${condition}`);
    return all;
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
      certain: trail?.must ?? [],
      sequenced: true,
      assuming: this.#assuming(),
      ...(this.state.guard === undefined ? {} : { guard: this.state.guard }),
      ...(site.runtime === undefined ? {} : { runtime: site.runtime }),
    };
    events.push(event);
    this.state.record(id, event.id);
  }
}
