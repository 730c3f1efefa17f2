/** Files of a project that are judged together, because handles pass from one to the other. */
import { type AnalysisOptions, check, type Place } from './analyze';
import type { UnitIR } from './ir';
import type { Language } from './languages/language';
import { Lines } from './lines';
import type { Elsewhere, Problem, Range, Socket } from './model';
import { Linker } from './trace/linker';
import { Program } from './trace/program';
import type { FileTrace, TracedFile } from './trace/run';
import { stitch } from './trace/stitch';

/** A file of a project, lowered and free of its tree. */
export interface ProjectFile {
  /** With forward slashes; files of one folder are looked up first. */
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  readonly unit: UnitIR;
}

/** A file that finds what the others of its family define. */
export interface Member {
  readonly file: ProjectFile;
  readonly program: Program;
}

/** Files whose functions may call each other. */
const FAMILIES: Readonly<Record<string, string>> = {
  cpp: 'c',
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

export function familyOf({ language }: { readonly language: Language }): string {
  return FAMILIES[language.id] ?? language.id;
}

/** For files of a language and those of its family. */
export function linkerFor(language: Language): Linker {
  return new Linker((qualified) => language.isLibrary(qualified));
}

/** Files of one family, each able to find what the others define. */
export function linked(files: readonly ProjectFile[]): readonly Member[] {
  const [first] = files;
  if (!first) return [];
  const linker = linkerFor(first.language);
  return files.map((file) => join(file, linker));
}

/** Lets a file and those that are joined to the linker find each other. */
export function join(file: ProjectFile, linker: Linker): Member {
  const member = { file, program: new Program(file.unit, file.text, file.path, linker) };
  linker.add(member.program);
  return member;
}

/** Files that are judged together. */
export interface Group {
  readonly language: Language;
  readonly traces: readonly FileTrace[];
  readonly programs: ReadonlySet<TracedFile>;
}

/** What belongs together shares its fields; files that never meet do not, though their types have the same names. */
export function checkGroup(
  { language, traces, programs }: Group,
  options: AnalysisOptions,
): { readonly sockets: readonly Socket[]; readonly places: readonly Place[] } {
  const sockets = stitch(
    traces.flatMap((file) => file.traces),
    language,
  );
  return { sockets, places: check(sockets, options, new Places(programs)) };
}

/** Says where in its file a range lies. */
export class Places {
  readonly #lines = new Map<string, Lines>();
  readonly #texts: ReadonlyMap<string, string>;

  constructor(programs: Iterable<TracedFile>) {
    this.#texts = new Map(Array.from(programs, ({ path = '', text }) => [path, text]));
  }

  of(path: string, { start, end }: Range): Elsewhere {
    const lines = this.#lines.get(path) ?? new Lines(this.#texts.get(path) ?? '');
    this.#lines.set(path, lines);
    return { path, start: lines.positionOf(start), end: lines.positionOf(end) };
  }
}

/** The type of `T:Server.fd`; undefined for other storage. */
export function typeOfField(key: string): string | undefined {
  return /^T:([^.[]+)/.exec(key)?.[1];
}

/** Files joined by calls from one to the other. */
export class Groups {
  readonly #members = new Map<TracedFile, { language: Language; trace: FileTrace }>();
  readonly #parents = new Map<TracedFile, TracedFile>();

  add(program: TracedFile, language: Language, trace: FileTrace): void {
    this.#members.set(program, { language, trace });
    for (const other of trace.visited) this.#parents.set(this.#rootOf(other), this.#rootOf(program));
  }

  /** Files of one folder that store handles in the same field of a struct that neither of them declares: it is in a header. */
  joinByFields(): void {
    const users = new Map<string, TracedFile>();
    for (const [program, { trace }] of this.#members) {
      for (const key of trace.traces.flatMap(({ sharedFields }) => sharedFields)) {
        const type = typeOfField(key);
        if (type === undefined || program.ownClass(type)) continue;
        const id = `${program.folder} ${key}`;
        const known = users.get(id);
        if (known) this.#parents.set(this.#rootOf(program), this.#rootOf(known));
        else users.set(id, program);
      }
    }
  }

  #rootOf(program: TracedFile): TracedFile {
    let root = program;
    for (let parent = this.#parents.get(root); parent && parent !== root; parent = this.#parents.get(root))
      root = parent;
    return root;
  }

  joined(): readonly Group[] {
    const groups = new Map<TracedFile, { language: Language; traces: FileTrace[]; programs: Set<TracedFile> }>();
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

/** Two traces may come upon the same call. @returns by place */
export function dedupe(all: readonly Place[]): readonly Place[] {
  const seen = new Map<string, Place>();
  for (const place of all) {
    const id = `${place.rule.id} ${String(place.draft.range.start)}`;
    if (!seen.has(id)) seen.set(id, place);
  }
  return [...seen.values()].sort((a, b) => a.draft.range.start - b.draft.range.start);
}

/** One file that cannot be followed does not keep the others from being checked. */
export function attempt<T>(action: () => T): T | { readonly problem: Problem } {
  try {
    return action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: { code: 'internal', message: `The check failed: ${message}` } };
  }
}
