/** Files that are checked together, and what is found in them. */
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  checkProject,
  definingFiles,
  Engine,
  type EngineOptions,
  type Finding,
  GENERATIONS,
  languageIdOfFile,
  Lines,
  type Place,
  type Position,
  type ProjectFile,
  type Socket,
} from '../core';
import type { FileProblem } from './files';
import { readSource, reason, type SourceFile, TooLarge } from './source-file';

/** A finding and where it stands. */
export interface Located {
  readonly file: SourceFile;
  readonly lines: Lines;
  readonly finding: Finding;
  /** The call that binds or sets the option. */
  readonly start: Position;
  readonly end: Position;
  readonly socket: Socket | undefined;
}

export interface Report {
  /** How many files were read. */
  readonly files: number;
  /** By file in the order in which they were added, then by place. */
  readonly findings: readonly Located[];
  readonly problems: readonly FileProblem[];
}

interface Member {
  source: SourceFile;
  readonly options: EngineOptions;
  /** Undefined where the file has nothing to say. */
  unit: ProjectFile | undefined;
  problem: FileProblem | undefined;
}

/** A handle is followed from one file into functions of the others. */
export class Project {
  readonly #engine = new Engine((name) =>
    readFile(join(__dirname, name === 'web-tree-sitter.wasm' ? name : join('grammars', name))),
  );
  /** By path. Text is kept only of files that have something to say. */
  readonly #members = new Map<string, Member>();
  /** Files that have nothing to say by themselves, with their settings. */
  readonly #silent = new Map<string, EngineOptions>();
  readonly #problems: FileProblem[] = [];
  #files = 0;

  /** Reads a file. One that cannot be read is among the problems of the report. */
  async add(path: string, options: EngineOptions): Promise<void> {
    let source: SourceFile;
    try {
      source = await readSource(path, options.maxLength);
    } catch (error) {
      const fatal = !(error instanceof TooLarge);
      this.#problems.push({ path, message: fatal ? reason(error) : error.message, fatal });
      return;
    }
    this.#files++;
    const member: Member = { source, options, unit: undefined, problem: undefined };
    await this.#lower(member);
    if (member.unit ?? member.problem) this.#members.set(path, member);
    else this.#silent.set(path, options);
  }

  /** Gives a file another text, as a fix would. Nothing is written. */
  async replace(path: string, text: string): Promise<void> {
    const member = this.#members.get(path);
    if (!member) return;
    member.source = { ...member.source, text };
    await this.#lower(member);
  }

  /** The text of a file as it stands here. */
  textOf(path: string): string | undefined {
    return this.#members.get(path)?.source.text;
  }

  async check(): Promise<Report> {
    await this.#readDefinitions();
    const members = [...this.#members.values()];
    const units = members.flatMap(({ unit }) => unit ?? []);
    const problems = [...this.#problems, ...members.flatMap(({ problem }) => problem ?? [])];
    const findings = new Map<Member, readonly Located[]>();
    // Functions are looked up in all files, whatever settings those have themselves.
    for (const options of new Set(members.map((member) => member.options))) {
      const result = checkProject(units, options);
      for (const member of members) {
        if (member.options !== options || !member.unit) continue;
        const { path } = member.source;
        for (const { message } of result.problems.get(member.unit.path) ?? []) {
          problems.push({ path, message, fatal: false });
        }
        const places = result.places.get(member.unit.path);
        if (places) findings.set(member, await this.#located(member, member.unit, places));
      }
    }
    return { files: this.#files, findings: members.flatMap((member) => findings.get(member) ?? []), problems };
  }

  dispose(): Promise<void> {
    return this.#engine.dispose();
  }

  /** Reads the files that define base classes, though they have nothing to say by themselves. */
  async #readDefinitions(): Promise<void> {
    for (let generation = 0; generation < GENERATIONS; generation++) {
      const units = [...this.#members.values()].flatMap(({ unit }) => unit ?? []);
      const unread = new Map([...this.#silent.keys()].map((path) => [plain(path), path]));
      const wanted = definingFiles(units, unread.keys());
      if (wanted.length === 0) return;
      for (const name of wanted) {
        const path = unread.get(name)!;
        const options = this.#silent.get(path)!;
        this.#silent.delete(path);
        // It was readable a moment ago; if it is no longer, its classes are unknown.
        const source = await readSource(path, options.maxLength).catch(() => undefined);
        if (!source) continue;
        const member: Member = { source, options, unit: undefined, problem: undefined };
        await this.#lower(member, true);
        if (member.unit) this.#members.set(path, member);
      }
    }
  }

  async #lower(member: Member, always = false): Promise<void> {
    const { path, text } = member.source;
    member.unit = undefined;
    member.problem = undefined;
    const lowered = await this.#engine.lower(
      { languageId: languageIdOfFile(path, text) ?? '', text, path },
      member.options,
      always,
    );
    if (!lowered) return;
    if ('problem' in lowered) member.problem = { path, message: lowered.problem.message, fatal: false };
    else member.unit = { path: plain(path), language: lowered.language, text, unit: lowered.unit };
  }

  async #located(member: Member, unit: ProjectFile, places: readonly Place[]): Promise<readonly Located[]> {
    const { source: file, options } = member;
    const found = await this.#engine.findings(
      { languageId: unit.language.id, text: unit.text, path: unit.path },
      places,
      options,
    );
    const lines = new Lines(unit.text);
    return found.map((finding) => ({
      file,
      lines,
      finding,
      start: lines.positionOf(finding.call.start),
      end: lines.positionOf(finding.call.end),
      socket: places.find(({ rule, draft }) => rule.id === finding.rule && draft.range === finding.range)?.socket,
    }));
  }
}

/** With forward slashes, as the analysis has it. */
function plain(path: string): string {
  return path.split(sep).join('/');
}
