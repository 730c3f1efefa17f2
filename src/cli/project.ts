/** Files that are checked together, and what is found in them. */
import { sep } from 'node:path';
import {
  definingFiles,
  Engine,
  type EngineOptions,
  type Finding,
  familyOfFile,
  followAll,
  type Followed,
  GENERATIONS,
  judge,
  languageById,
  languageIdOfFile,
  Lines,
  outlineOf,
  type Outlines,
  type Place,
  type Position,
  type ProjectFile,
  Shelf,
  type ShelfFile,
  type Socket,
  unpack,
  Unreadable,
} from '../core';
import { readAsset } from './assets';
import type { FileProblem } from './files';
import { followTogether, type Helper, isShared } from './share';
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

/** A file that may have something to say. */
interface Member {
  source: SourceFile;
  readonly options: EngineOptions;
  /** Others need what it defines, though it may have nothing to say by itself. */
  readonly defines?: true;
  /** Undefined until all files are read one by one, and where that cannot be done. */
  unit: ProjectFile | undefined;
  problem: FileProblem | undefined;
}

/** The files of one family of languages. */
interface Family {
  readonly shelf: Shelf;
  /** @throws Unreadable */
  readonly follow: () => Promise<readonly Followed[]>;
}

/** A handle is followed from one file into functions of the others. */
export class Project {
  readonly #engine = new Engine(readAsset);
  /** By path. Text is kept only of files that have something to say. */
  readonly #members = new Map<string, Member>();
  /** Files that have nothing to say by themselves, with their settings. */
  readonly #silent = new Map<string, EngineOptions>();
  readonly #problems: FileProblem[] = [];
  #files = 0;
  /** Whether the files were read one by one. */
  #lowered = false;

  /** @param helper has a part in the work, where there is one */
  constructor(readonly helper?: Helper) {}

  /** Reads a file. One that cannot be read is among the problems of the report. */
  async add(path: string, options: EngineOptions): Promise<void> {
    let source: SourceFile;
    try {
      source = readSource(path, options.maxLength);
    } catch (error) {
      const fatal = !(error instanceof TooLarge);
      this.#problems.push({ path, message: fatal ? reason(error) : error.message, fatal });
      return;
    }
    this.#files++;
    const { text } = source;
    if (languageById(languageIdOfFile(path, text) ?? '')?.mayConcern(text) !== true) {
      this.#silent.set(path, options);
      return;
    }
    const member: Member = { source, options, unit: undefined, problem: undefined };
    this.#members.set(path, member);
    if (!isReadable(source, options)) await this.#lower(member);
    else for (const file of shelfFile(source)) this.helper?.offer(file);
  }

  /** Gives a file another text, as a fix would. Nothing is written. */
  async replace(path: string, text: string): Promise<void> {
    const member = this.#members.get(path);
    if (!member) return;
    await this.#lowerAll();
    member.source = { ...member.source, text };
    await this.#lower(member);
  }

  /** The text of a file as it stands here. */
  textOf(path: string): string | undefined {
    return this.#members.get(path)?.source.text;
  }

  async check(): Promise<Report> {
    const followed = (this.#lowered ? undefined : await this.#followShelf()) ?? (await this.#followAll());
    const members = [...this.#members.values()];
    const problems = [...this.#problems, ...members.flatMap(({ problem }) => problem ?? [])];
    const findings = new Map<Member, readonly Located[]>();
    // Functions are looked up in all files, whatever settings those have themselves.
    for (const options of new Set(members.map((member) => member.options))) {
      const result = judge(followed, options);
      for (const member of members) {
        if (member.options !== options || member.problem) continue;
        const { path } = member.source;
        for (const { message } of result.problems.get(plain(path)) ?? []) {
          problems.push({ path, message, fatal: false });
        }
        const places = result.places.get(plain(path));
        if (places) findings.set(member, await this.#located(member, places));
      }
    }
    return { files: this.#files, findings: members.flatMap((member) => findings.get(member) ?? []), problems };
  }

  dispose(): Promise<void> {
    return this.#engine.dispose();
  }

  /** Reads what has to be read only; undefined where some file cannot be. */
  async #followShelf(): Promise<readonly Followed[] | undefined> {
    const shared: Family[] = [];
    try {
      const families = this.#families();
      // The other thread begins at once, and has no part in the rest.
      for (const files of families) if (isShared(files)) shared.push(await this.#shelve(files));
      const followed: (readonly Followed[])[] = [];
      for (const files of families) if (!isShared(files)) followed.push(await this.#followAlone(files));
      for (const family of shared) followed.push(await family.follow());
      return followed.flat().sort(({ file: { path: a = '' } }, { file: { path: b = '' } }) => (a < b ? -1 : 1));
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    } finally {
      await Promise.all(shared.map(({ shelf }) => shelf.dispose()));
    }
  }

  /** The files of each family, in the order of their paths. */
  #families(): readonly (readonly ShelfFile[])[] {
    const families = new Map<string, ShelfFile[]>();
    for (const file of inOrder(
      [...this.#members.values()].flatMap(({ source, problem }) => (problem ? [] : shelfFile(source))),
    )) {
      const family = familyOfFile(file);
      const known = families.get(family);
      if (known) known.push(file);
      else families.set(family, [file]);
    }
    return [...families.values()];
  }

  /** Follows the files of a family, and keeps nothing else of them. */
  async #followAlone(files: readonly ShelfFile[]): Promise<readonly Followed[]> {
    const family = await this.#shelve(files);
    try {
      return await family.follow();
    } finally {
      await family.shelf.dispose();
    }
  }

  /** Puts the files of a family on a shelf, with those that define what they need. */
  async #shelve(first: readonly ShelfFile[]): Promise<Family> {
    const helper = isShared(first) && this.helper?.isWorth === true ? this.helper : undefined;
    const deadlines = Array.from(this.#members.values(), ({ options }) => options.deadline);
    const shelf = new Shelf(
      readAsset,
      deadlines.reduce((longest, one) => Math.max(longest, one)),
    );
    const files: ShelfFile[] = [];
    const put = (file: ShelfFile, outlines?: Outlines): void => {
      files.push(file);
      shelf.add(file, outlines?.get(file.path));
    };
    const own = new Map(first.flatMap((file) => (helper?.has(file) === true ? [] : [[file.path, outlineOf(file)]])));
    const outlines = new Map([...own, ...((await helper?.outlines()) ?? [])]);
    for (const file of first) put(file, outlines);
    await this.#readDefinitions(
      () => shelf.untold(),
      ({ source }) => {
        for (const file of shelfFile(source)) put(file);
        return Promise.resolve(true);
      },
    );
    const follow = followTogether(shelf, files, own, helper);
    return {
      shelf,
      follow: async () => {
        const packed = await follow();
        if (!packed) throw new Unreadable();
        return unpack(inOrder(files), packed);
      },
    };
  }

  /** Reads all files, one by one. */
  async #followAll(): Promise<readonly Followed[]> {
    await this.#lowerAll();
    return followAll(this.#units());
  }

  async #lowerAll(): Promise<void> {
    if (this.#lowered) return;
    this.#lowered = true;
    for (const member of this.#members.values()) if (!member.problem) await this.#lower(member);
    await this.#readDefinitions(
      () => Promise.resolve(this.#units()),
      async (member) => {
        await this.#lower(member);
        return member.unit !== undefined;
      },
    );
  }

  #units(): readonly ProjectFile[] {
    return [...this.#members.values()].flatMap(({ unit }) => unit ?? []);
  }

  /**
   * Reads the files that define base classes, though they have nothing to say by themselves.
   * @param units what has been read
   * @param take false where the file is of no use
   */
  async #readDefinitions(
    units: () => Promise<readonly ProjectFile[]>,
    take: (member: Member) => Promise<boolean>,
  ): Promise<void> {
    for (let generation = 0; generation < GENERATIONS; generation++) {
      const unread = new Map([...this.#silent.keys()].map((path) => [plain(path), path]));
      const wanted = definingFiles(await units(), unread.keys());
      if (wanted.length === 0) return;
      for (const name of wanted) {
        const path = unread.get(name)!;
        const options = this.#silent.get(path)!;
        this.#silent.delete(path);
        const source = readAgain(path, options);
        if (!source) continue;
        const member: Member = { source, options, defines: true, unit: undefined, problem: undefined };
        if (await take(member)) this.#members.set(path, member);
      }
    }
  }

  async #lower(member: Member): Promise<void> {
    const { path, text } = member.source;
    member.unit = undefined;
    member.problem = undefined;
    const lowered = await this.#engine.lower(
      { languageId: languageIdOfFile(path, text) ?? '', text, path },
      member.options,
      member.defines,
    );
    if (!lowered) return;
    if ('problem' in lowered) member.problem = { path, message: lowered.problem.message, fatal: false };
    else member.unit = { path: plain(path), language: lowered.language, text, unit: lowered.unit };
  }

  async #located({ source: file, options }: Member, places: readonly Place[]): Promise<readonly Located[]> {
    const { path, text } = file;
    const found = await this.#engine.findings(
      { languageId: languageIdOfFile(path, text) ?? '', text, path: plain(path) },
      places,
      options,
    );
    const lines = new Lines(text);
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

/** Whether the analysis would take the text at all. */
function isReadable({ text }: SourceFile, { maxLength }: EngineOptions): boolean {
  return text.length <= maxLength && !text.includes('\0');
}

/** It was readable a moment ago; if it is no longer, its classes are unknown. */
function readAgain(path: string, options: EngineOptions): SourceFile | undefined {
  try {
    const source = readSource(path, options.maxLength);
    return isReadable(source, options) ? source : undefined;
  } catch {
    return undefined;
  }
}

function shelfFile({ path, text }: SourceFile): readonly ShelfFile[] {
  const languageId = languageIdOfFile(path, text);
  return languageId === undefined ? [] : [{ path: plain(path), languageId, text }];
}

function inOrder(files: readonly ShelfFile[]): readonly ShelfFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** With forward slashes, as the analysis has it. */
function plain(path: string): string {
  return path.split(sep).join('/');
}
