/**
 * The files of a project, each read when its functions are to be followed or another one asks for what it defines: most
 * files that say something of sockets do nothing with them. What is found is the same as if all had been read.
 */
import type { Parser, Tree } from 'web-tree-sitter';
import { lowerTree } from './analyze';
import { familyOf, join, linkerFor, type Member, type ProjectFile } from './groups';
import type { UnitIR } from './ir';
import type { Language, LanguageId, Outline } from './languages/language';
import { languageById } from './languages/registry';
import { lowerAll, trimmed } from './materialize';
import { pack, type Packed } from './packed';
import { follow } from './project';
import { atOnce } from './steps';
import { Grammars, type ReadAsset } from './syntax/grammars';
import { parse } from './syntax/parse';
import { Linker } from './trace/linker';
import type { Program } from './trace/program';

/** A file whose text may concern us, or one that others need. */
export interface ShelfFile {
  /** With forward slashes. */
  readonly path: string;
  readonly languageId: LanguageId;
  readonly text: string;
}

/** A file or a grammar that cannot be read. An {@link Engine} that looks at the files one by one says why. */
export class Unreadable extends Error {}

/** So much text has its tree, from which functions are lowered when they are run, in UTF-16 units. */
const OPEN_TEXT = 8 * 1024 * 1024;

/** What the text of files tells, by their paths. */
export type Outlines = ReadonlyMap<string, Outline | undefined>;

/** What its text tells of a file; undefined where a file of its language has to be read for that. */
export function outlineOf({ languageId, text }: ShelfFile): Outline | undefined {
  return languageById(languageId)?.outline?.(text);
}

interface Entry {
  readonly file: ShelfFile;
  readonly language: Language;
  readonly family: Family;
  /** Whether its functions are to be followed for their own sake. */
  readonly runs: boolean;
  member?: Member;
}

/** Files that may ask each other. */
interface Family {
  readonly linker: Linker;
  readonly entries: Entry[];
  /** Files by the names that they may define, as far as their text tells. */
  readonly defining: Map<string, Entry[]>;
  /** What was asked for; with the folder in front where only that one was looked through. */
  readonly asked: Set<string>;
}

export class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #families = new Map<string, Family>();
  readonly #grammars: Grammars;
  readonly #parsers = new Map<string, Parser>();
  readonly #open: { readonly tree: Tree; readonly unit: UnitIR; readonly length: number }[] = [];
  #length = 0;
  #failed = false;

  /** @param deadline milliseconds that reading one file may take */
  constructor(
    read: ReadAsset,
    readonly deadline: number,
  ) {
    this.#grammars = new Grammars(read);
  }

  /** Takes a file; of all that are there when the first one is followed, the first decides what counts as a library. */
  add(file: ShelfFile, outline = outlineOf(file)): void {
    const language = languageById(file.languageId)!;
    const name = familyOf({ language });
    const family = this.#families.get(name) ?? this.#newFamily(language);
    this.#families.set(name, family);
    const entry: Entry = { file, language, family, runs: outline?.runs !== false };
    this.#entries.set(file.path, entry);
    family.entries.push(entry);
    for (const each of outline?.defines ?? []) {
      const known = family.defining.get(each);
      if (known) known.push(entry);
      else family.defining.set(each, [entry]);
    }
  }

  /** Paths of the files that have something to follow. */
  get toFollow(): readonly string[] {
    return [...this.#entries.values()].flatMap(({ runs, file }) => (runs ? file.path : []));
  }

  /**
   * Follows the functions of a file.
   * @throws Unreadable
   */
  async follow(path: string, firstEvent: number): Promise<Packed> {
    const entry = this.#entries.get(path)!;
    await this.#complete(entry.family);
    const followed = atOnce(follow(this.#read(entry), firstEvent));
    // Whoever asked for the file has gone on without it.
    if (this.#failed) throw new Unreadable();
    return pack(followed);
  }

  /**
   * Files whose text does not tell what they define, read.
   * @throws Unreadable
   */
  async untold(): Promise<readonly ProjectFile[]> {
    for (const family of this.#families.values()) await this.#complete(family);
    return [...this.#entries.values()].flatMap(({ language, member }) =>
      language.outline ? [] : (member?.file ?? []),
    );
  }

  async dispose(): Promise<void> {
    for (const { tree } of this.#open.splice(0)) tree.delete();
    await this.#grammars.dispose();
  }

  #newFamily(language: Language): Family {
    const family: Family = {
      linker: new Linker(linkerFor(language).isLibrary, (name, from, isHere) => {
        this.#ask(family, name, from, isHere);
      }),
      entries: [],
      defining: new Map(),
      asked: new Set(),
    };
    return family;
  }

  #ask(family: Family, qualified: string, from: Program, isHere: () => boolean): void {
    const name = qualified.slice(qualified.lastIndexOf(':') + 1);
    if (family.asked.has(name)) return;
    const candidates = family.defining.get(name) ?? [];
    const here = `${from.folder}/${name}`;
    if (!family.asked.has(here)) {
      family.asked.add(here);
      for (const entry of candidates) if (folderOf(entry.file.path) === from.folder) this.#read(entry);
    }
    if (isHere()) return;
    family.asked.add(name);
    for (const entry of candidates) this.#read(entry);
  }

  /** Loads the parsers, and reads the files whose text does not tell what they define. */
  async #complete({ entries }: Family): Promise<void> {
    for (const { language } of entries) {
      if (!this.#parsers.has(language.grammar))
        this.#parsers.set(language.grammar, await this.#parser(language.grammar));
    }
    for (const entry of entries) if (!entry.language.outline) this.#read(entry);
  }

  async #parser(grammar: string): Promise<Parser> {
    try {
      return await this.#grammars.parser(grammar);
    } catch {
      throw new Unreadable();
    }
  }

  #read(entry: Entry): Member {
    return (entry.member ??= this.#readNow(entry));
  }

  #readNow({ file: { path, text }, language, family }: Entry): Member {
    const unit = this.#lowered(path, text, language);
    return join({ path, language, text, unit }, family.linker);
  }

  #lowered(path: string, text: string, language: Language): UnitIR {
    const parser = this.#parsers.get(language.grammar)!;
    try {
      const tree = parse(parser, text, this.deadline);
      if (typeof tree === 'string') throw new Unreadable(tree);
      const unit = trimmed(lowerTree(tree, text, language, parser, path));
      this.#keep(tree, unit, text.length);
      return unit;
    } catch {
      this.#failed = true;
      throw new Unreadable();
    }
  }

  #keep(tree: Tree, unit: UnitIR, length: number): void {
    this.#open.push({ tree, unit, length });
    this.#length += length;
    while (this.#length > OPEN_TEXT && this.#open.length > 1) {
      const oldest = this.#open.shift()!;
      lowerAll(oldest.unit);
      oldest.tree.delete();
      this.#length -= oldest.length;
    }
  }
}

/** The folder of a path with forward slashes. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
