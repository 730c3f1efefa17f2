/** The files around an open document: it is checked with what they show, time and again while it is edited. */
import type { AnalysisOptions, Place } from './analyze';
import {
  attempt,
  checkGroup,
  dedupe,
  familyOf,
  Groups,
  join,
  linkerFor,
  type Member,
  Places,
  type ProjectFile,
} from './groups';
import type { Problem, Socket } from './model';
import { type Linker, moduleName } from './trace/linker';
import { type FileTrace, traceFileInSteps } from './trace/run';
import { wordsOf } from './words';

/** How many files are followed for one of them: what is nearest to it counts most. */
const NEIGHBORS = 40;

/** How many files are kept as they were followed. */
const TRACES = 3 * NEIGHBORS;

/** So many files are kept, and so many characters of text; those that were of use last go last. */
const MOST_FILES = 2000;
const MOST_TEXT = 16 * 1024 * 1024;

/** What a check says of one file. */
export interface FileResult {
  /** Those that something happens to in this file. Events in other files say so. */
  readonly sockets: readonly Socket[];
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

interface Followed {
  readonly trace: FileTrace;
  /** The files that calls led into. */
  readonly visited: readonly Member[];
  /** The names that were looked for in other files. */
  readonly asked: ReadonlySet<string>;
}

export class Neighborhood {
  /** By path; those that were of use last are last. */
  readonly #members = new Map<string, Member>();
  readonly #linkers = new Map<string, Linker>();
  readonly #followed = new Map<Member, Followed>();
  readonly #mentions = new Mentions();
  #nextEvent = 0;
  #text = 0;

  /** Takes a file, or another version of it. */
  set(file: ProjectFile): void {
    const known = this.#members.get(file.path)?.file;
    if (known?.text === file.text && known.language === file.language) return;
    this.delete(file.path);
    const family = familyOf(file);
    const linker = this.#linkers.get(family) ?? linkerFor(file.language);
    this.#linkers.set(family, linker);
    const member = join(file, linker);
    this.#members.set(file.path, member);
    this.#mentions.add(member);
    this.#text += file.text.length;
    this.#forget(member);
    for (const oldest of this.#members.keys()) {
      if (this.#members.size <= MOST_FILES && this.#text <= MOST_TEXT) break;
      if (oldest !== file.path) this.delete(oldest);
    }
  }

  /** Forgets a file. */
  delete(path: string): void {
    const member = this.#members.get(path);
    if (!member) return;
    this.#forget(member);
    this.#members.delete(path);
    this.#mentions.delete(member);
    this.#linkers.get(familyOf(member.file))?.remove(member.program);
    this.#text -= member.file.text.length;
  }

  has(path: string): boolean {
    return this.#members.has(path);
  }

  /**
   * Checks one file with what the others show: those whose functions it calls, those that call into it, and those that
   * use the same fields. Yields after each function that had to be followed; nothing may be changed before the end.
   */
  *check(file: ProjectFile, options: AnalysisOptions): Generator<undefined, FileResult> {
    this.set(file);
    const own = this.#members.get(file.path)!;
    const chosen = new Set([own]);
    const callers = new Set([own]);
    const groups = new Groups();
    const problems: Problem[] = [];
    const choose = (other: Member): void => {
      if (chosen.size < NEIGHBORS) chosen.add(other);
    };
    for (const member of chosen) {
      this.#touch(member);
      const known = this.#followed.get(member);
      const followed = known ?? (yield* this.#follow(member));
      if ('problem' in followed) {
        if (member === own) return { sockets: [], places: [], problems: [followed.problem] };
        continue;
      }
      this.#keep(member, followed);
      const { trace, visited } = followed;
      if (member === own) problems.push(...trace.problems);
      groups.add(member.program, member.file.language, trace);
      visited.forEach(choose);
      // Others who come to a bind in a helper decide whether it is the helper that is wrong, or the call of it.
      if (member === own) {
        for (const path of bindsElsewhere(trace, file.path)) {
          const helper = this.#members.get(path);
          if (helper) this.#callersOf(helper).forEach(choose);
        }
      }
      // Who else calls a helper of this file does not matter to it.
      if (callers.has(member)) {
        for (const caller of this.#callersOf(member)) {
          callers.add(caller);
          choose(caller);
        }
      }
      for (const key of trace.traces.flatMap(({ sharedFields }) => sharedFields)) {
        this.#usersOf(key, member).forEach(choose);
      }
    }
    groups.joinByFields();
    const group = groups.joined().find(({ programs }) => programs.has(own.program))!;
    const { sockets, places } = checkGroup(group, options);
    const shown = shownIn(file.path, sockets, new Places(group.programs));
    return {
      sockets: [...shown.values()],
      places: dedupe(
        places.flatMap((place) =>
          place.path === file.path ? { ...place, socket: shown.get(place.socket) ?? place.socket } : [],
        ),
      ),
      problems,
    };
  }

  *#follow(member: Member): Generator<undefined, Followed | { readonly problem: Problem }> {
    const asked = member.program.linker!.record();
    const steps = traceFileInSteps(member.program, member.file.language, this.#nextEvent);
    let step = attempt(() => steps.next());
    while (!('problem' in step) && step.done !== true) {
      yield;
      step = attempt(() => steps.next());
    }
    if ('problem' in step) return step;
    const trace = step.value;
    this.#nextEvent = trace.nextEvent;
    return { trace, asked, visited: Array.from(trace.visited, ({ path = '' }) => this.#members.get(path)!) };
  }

  #keep(member: Member, followed: Followed): void {
    this.#followed.delete(member);
    this.#followed.set(member, followed);
    const [oldest] = this.#followed.keys();
    if (oldest && this.#followed.size > TRACES) this.#followed.delete(oldest);
  }

  #touch(member: Member): void {
    this.#members.delete(member.file.path);
    this.#members.set(member.file.path, member);
  }

  /** Files are followed anew where they have looked for something that this one defines. */
  #forget(changed: Member): void {
    const { functions, classes } = changed.file.unit;
    const defined = [...functions, ...classes].map(({ name }) => name).concat(moduleName(changed.file.path) ?? []);
    for (const [member, { asked, visited }] of this.#followed) {
      if (member === changed || visited.includes(changed) || defined.some((name) => asked.has(name)))
        this.#followed.delete(member);
    }
  }

  /** Files that name what only this one defines. */
  #callersOf(callee: Member): readonly Member[] {
    const { functions, classes } = callee.file.unit;
    const inHeader = /\.h\w*$/.test(callee.file.path);
    const callable = functions.filter(
      ({ local, macro, relevant }) => relevant !== false && (inHeader || (local !== true && macro !== true)),
    );
    const callers = [
      ...callable.flatMap(({ name }) =>
        this.#mentions.of([name]).filter(({ file }) => !file.unit.functions.some((fn) => fn.name === name)),
      ),
      ...classes.flatMap(({ name }) =>
        this.#mentions.of([plainName(name)]).filter(({ file }) => !file.unit.classes.some((cls) => cls.name === name)),
      ),
    ];
    return inOrder(callers.filter((caller) => caller !== callee && isRelated(caller, callee)));
  }

  /** Files that may use the field or the global variable that another stores a handle in. */
  #usersOf(key: string, user: Member): readonly Member[] {
    const [, type, name] = /^(?:T:([^.[]+).*?|g:)(\w+)\W*$/.exec(key) ?? [];
    if (name === undefined) return [];
    return this.#mentions
      .of([name])
      .filter(
        (member) =>
          member !== user &&
          isRelated(member, user) &&
          (member.program.folder === user.program.folder ||
            (type !== undefined && wordsOf(member.file).has(plainName(type)))),
      );
  }
}

/** Other files in which sockets of a trace are bound. */
function bindsElsewhere({ traces }: FileTrace, path: string): ReadonlySet<string> {
  const events = traces.flatMap(({ sockets }) => sockets.flatMap((socket) => socket.events));
  return new Set(
    events.flatMap((event) =>
      event.kind === 'bind' && event.path !== undefined && event.path !== path ? event.path : [],
    ),
  );
}

/** A class by the word that code writes: the package before it is not always there. */
function plainName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function isRelated(one: Member, other: Member): boolean {
  return familyOf(one.file) === familyOf(other.file);
}

function inOrder(members: Iterable<Member>): readonly Member[] {
  return [...new Set(members)].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** Which files mention a name; what was asked before is answered at once. */
class Mentions {
  readonly #members = new Set<Member>();
  readonly #byName = new Map<string, Set<Member>>();

  add(member: Member): void {
    this.#members.add(member);
    const words = wordsOf(member.file);
    for (const [name, members] of this.#byName) if (words.has(name)) members.add(member);
  }

  delete(member: Member): void {
    this.#members.delete(member);
    for (const members of this.#byName.values()) members.delete(member);
  }

  /** In the order of their paths. */
  of(names: readonly string[]): readonly Member[] {
    return inOrder(names.flatMap((name) => [...this.#named(name)]));
  }

  #named(name: string): ReadonlySet<Member> {
    const known = this.#byName.get(name);
    if (known) return known;
    const members = new Set([...this.#members].filter(({ file }) => wordsOf(file).has(name)));
    this.#byName.set(name, members);
    return members;
  }
}

/** The sockets that a file shows a part of, numbered anew, by those of the group. */
function shownIn(path: string, sockets: readonly Socket[], places: Places): ReadonlyMap<Socket, Socket> {
  const shown = sockets.filter(({ events }) => events.some((event) => event.path === path));
  return new Map(
    shown.map((socket, id) => [
      socket,
      {
        ...socket,
        id,
        events: socket.events.map((event) =>
          event.path === undefined || event.path === path
            ? event
            : { ...event, elsewhere: places.of(event.path, event.call) },
        ),
      },
    ]),
  );
}
