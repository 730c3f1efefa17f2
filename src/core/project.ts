/** Several files looked at together: a handle is followed into the functions of the others. */
import { type AnalysisOptions, type Place, check } from './analyze';
import type { UnitIR } from './ir';
import type { Language } from './languages/language';
import type { Problem } from './model';
import { Linker } from './trace/linker';
import { Program } from './trace/program';
import { type FileTrace, traceFile } from './trace/run';
import { stitch } from './trace/stitch';
import { wordsOf } from './words';

/** A file of a project, lowered and free of its tree. */
export interface ProjectFile {
  /** With forward slashes; files of one folder are looked up first. */
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  readonly unit: UnitIR;
}

export interface ProjectResult {
  /** What is wrong, by the path of the file that it stands in, without fixes. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Files whose functions may call each other. */
const FAMILIES: Readonly<Record<string, string>> = {
  cpp: 'c',
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

/** Checks all files. The same files give the same result, in whatever order they come. */
export function checkProject(files: readonly ProjectFile[], options: AnalysisOptions): ProjectResult {
  const steps = checkProjectInSteps(files, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same for those who have to look up in between: yields after each file. */
export function* checkProjectInSteps(
  files: readonly ProjectFile[],
  options: AnalysisOptions,
): Generator<undefined, ProjectResult> {
  const places = new Map<string, Place[]>();
  const problems = new Map<string, readonly Problem[]>();
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const family of new Set(sorted.map(familyOf))) {
    const members = linked(sorted.filter((file) => familyOf(file) === family));
    const groups = new Groups();
    let nextEvent = 0;
    for (const { file, program } of members) {
      const trace = attempt(() => traceFile(program, file.language, nextEvent));
      if ('problem' in trace) problems.set(file.path, [trace.problem]);
      else {
        nextEvent = trace.nextEvent;
        problems.set(file.path, trace.problems);
        groups.add(program, file.language, trace);
      }
      yield;
    }
    groups.joinByFields();
    for (const group of groups.joined()) {
      const found = attempt(() => checkGroup(group, options));
      if ('problem' in found) {
        for (const { path = '' } of group.programs) problems.set(path, [...(problems.get(path) ?? []), found.problem]);
        continue;
      }
      for (const place of found) {
        const path = place.path ?? '';
        const known = places.get(path);
        if (known) known.push(place);
        else places.set(path, [place]);
      }
    }
  }
  return { places: dedupe(places), problems };
}

/** One file that cannot be followed does not keep the others from being checked. */
function attempt<T>(action: () => T): T | { readonly problem: Problem } {
  try {
    return action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: { code: 'internal', message: `The check failed: ${message}` } };
  }
}

/** How many files are followed for one of them: what is nearest to it counts most. */
const NEIGHBORS = 40;

/**
 * Checks one file with what the others show: those whose functions it calls, those that call into it, and those that
 * use the same fields.
 * @returns what is wrong in the file; undefined where no other is of its language
 */
export function checkFile(
  file: ProjectFile,
  others: readonly ProjectFile[],
  options: AnalysisOptions,
): readonly Place[] | undefined {
  const family = familyOf(file);
  const near = others.filter((other) => other.path !== file.path && familyOf(other) === family);
  if (near.length === 0) return undefined;
  const members = linked([file, ...near].sort((a, b) => (a.path < b.path ? -1 : 1)));
  const byProgram = new Map(members.map((member) => [member.program, member]));
  const own = members.find((member) => member.file === file)!;
  const followed = new Set([own]);
  const callers = new Set([own]);
  const groups = new Groups();
  let nextEvent = 0;
  for (const member of followed) {
    const trace = traceFile(member.program, member.file.language, nextEvent);
    nextEvent = trace.nextEvent;
    groups.add(member.program, member.file.language, trace);
    const follow = (other: Member): void => {
      if (followed.size < NEIGHBORS) followed.add(other);
    };
    for (const program of trace.visited) follow(byProgram.get(program)!);
    // Who else calls a helper of this file does not matter to it.
    if (callers.has(member)) {
      for (const caller of members.filter((other) => callsInto(other, member))) {
        callers.add(caller);
        follow(caller);
      }
    }
    for (const key of trace.machines.flatMap((machine) => machine.sharedFields())) {
      members.filter((other) => mayUse(other, key, member)).forEach(follow);
    }
  }
  groups.joinByFields();
  const group = groups.joined().find(({ programs }) => programs.has(own.program))!;
  return dedupe(new Map([[file.path, checkGroup(group, options).filter((place) => place.path === file.path)]])).get(
    file.path,
  );
}

/** Whether a file names what only the other one defines. */
function callsInto({ file }: Member, callee: Member): boolean {
  if (file === callee.file) return false;
  const { functions, classes } = callee.file.unit;
  const words = wordsOf(file);
  const callable = functions.filter(({ local, relevant }) => local !== true && relevant !== false);
  return (
    callable.some(({ name }) => words.has(name) && !file.unit.functions.some((fn) => fn.name === name)) ||
    classes.some(({ name }) => words.has(name) && !file.unit.classes.some((cls) => cls.name === name))
  );
}

/** Whether a file may use the field or the global variable that another stores a handle in. */
function mayUse({ file, program }: Member, key: string, user: Member): boolean {
  const [, type, name] = /^(?:T:([^.[]+).*?|g:)(\w+)\W*$/.exec(key) ?? [];
  if (file === user.file || name === undefined) return false;
  const words = wordsOf(file);
  return words.has(name) && (program.folder === user.program.folder || (type !== undefined && words.has(type)));
}

export interface Member {
  readonly file: ProjectFile;
  readonly program: Program;
}

function familyOf({ language }: ProjectFile): string {
  return FAMILIES[language.id] ?? language.id;
}

/** Files of one family, each able to find what the others define. */
export function linked(files: readonly ProjectFile[]): readonly Member[] {
  const linker = new Linker((qualified) => files[0]?.language.isLibrary(qualified) === true);
  const members = files.map((file) => ({ file, program: new Program(file.unit, file.text, file.path, linker) }));
  for (const { program } of members) linker.add(program);
  return members;
}

/** What belongs together shares its fields; files that never meet do not, though their types have the same names. */
function checkGroup({ language, traces }: Group, options: AnalysisOptions): readonly Place[] {
  const sockets = stitch(
    traces.flatMap((trace) => trace.machines),
    language,
  );
  return check(sockets, options);
}

/** Files that are judged together. */
interface Group {
  readonly language: Language;
  readonly traces: readonly FileTrace[];
  readonly programs: ReadonlySet<Program>;
}

/** Files joined by calls from one to the other. */
class Groups {
  readonly #members = new Map<Program, { language: Language; trace: FileTrace }>();
  readonly #parents = new Map<Program, Program>();

  add(program: Program, language: Language, trace: FileTrace): void {
    this.#members.set(program, { language, trace });
    for (const other of trace.visited) this.#parents.set(this.#rootOf(other), this.#rootOf(program));
  }

  /** Files of one folder that store handles in the same field of a struct that neither of them declares: it is in a header. */
  joinByFields(): void {
    const users = new Map<string, Program>();
    for (const [program, { trace }] of this.#members) {
      for (const key of trace.machines.flatMap((machine) => machine.sharedFields())) {
        const type = /^T:([^.[]+)/.exec(key)?.[1];
        if (type === undefined || program.ownClass(type)) continue;
        const id = `${program.folder} ${key}`;
        const known = users.get(id);
        if (known) this.#parents.set(this.#rootOf(program), this.#rootOf(known));
        else users.set(id, program);
      }
    }
  }

  #rootOf(program: Program): Program {
    let root = program;
    for (let parent = this.#parents.get(root); parent && parent !== root; parent = this.#parents.get(root))
      root = parent;
    return root;
  }

  joined(): readonly Group[] {
    const groups = new Map<Program, { language: Language; traces: FileTrace[]; programs: Set<Program> }>();
    for (const [program, { language, trace }] of this.#members) {
      const root = this.#rootOf(program);
      const group = groups.get(root);
      if (group) {
        group.traces.push(trace);
        group.programs.add(program);
      } else groups.set(root, { language, traces: [trace], programs: new Set([program]) });
    }
    return [...groups.values()];
  }
}

/** Two traces may come upon the same call. */
function dedupe(places: ReadonlyMap<string, readonly Place[]>): ReadonlyMap<string, readonly Place[]> {
  return new Map(
    [...places].map(([path, all]) => {
      const seen = new Map<string, Place>();
      for (const place of all) {
        const id = `${place.rule.id} ${String(place.draft.range.start)}`;
        if (!seen.has(id)) seen.set(id, place);
      }
      return [path, [...seen.values()].sort((a, b) => a.draft.range.start - b.draft.range.start)];
    }),
  );
}
