/**
 * The files of one family of languages, each read when its functions are to be followed or another one asks for what it
 * defines: most files that say something of sockets do nothing with them. What is found is the same as if all had been
 * read. Another family's files are put on a shelf of their own, when this one is cleared: so no more is kept of them all
 * than of the largest family.
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
import { memoryIsShort } from './syntax/runtime';
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

/** And so much once memory was short: the longest file has room beside it, however many nodes its text makes. */
const OPEN_TEXT_WHEN_SHORT = 1024 * 1024;

/** What the text of files tells, by their paths. */
export type Outlines = ReadonlyMap<string, Outline | undefined>;

/** What its text tells of a file; undefined where a file of its language has to be read for that. */
export function outlineOf({ languageId, text }: ShelfFile): Outline | undefined {
  return languageById(languageId)?.outline?.(text);
}

interface Entry {
  readonly file: ShelfFile;
  readonly language: Language;
  /** Whether its functions are to be followed for their own sake. */
  readonly runs: boolean;
  member?: Member;
}

/** The family of a file's language: functions of one family's files may call each other. */
export function familyOfFile({ languageId }: ShelfFile): string {
  return familyOf({ language: languageById(languageId)! });
}

/** Whether the text of the family's files tells what they define, so that each thread reads no more of them than it needs. */
export function isOutlined(file: ShelfFile): boolean {
  return languageById(file.languageId)?.outline !== undefined;
}

export class Shelf {
  readonly #entries = new Map<string, Entry>();
  #linker: Linker | undefined;
  /** Files by the names that they may define, as far as their text tells. */
  readonly #defining = new Map<string, Entry[]>();
  /** What was asked for; with the folder in front where only that one was looked through. */
  readonly #asked = new Set<string>();
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

  /** Takes a file of the family; the first decides what counts as a library. */
  add(file: ShelfFile, outline = outlineOf(file)): void {
    const language = languageById(file.languageId)!;
    this.#linker ??= new Linker(linkerFor(language).isLibrary, (name, from, isHere) => {
      this.#ask(name, from, isHere);
    });
    const entry: Entry = { file, language, runs: outline?.runs !== false };
    this.#entries.set(file.path, entry);
    for (const each of outline?.defines ?? []) {
      const known = this.#defining.get(each);
      if (known) known.push(entry);
      else this.#defining.set(each, [entry]);
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
    await this.#complete();
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
    await this.#complete();
    return [...this.#entries.values()].flatMap(({ language, member }) =>
      language.outline ? [] : (member?.file ?? []),
    );
  }

  async dispose(): Promise<void> {
    for (const { tree } of this.#open.splice(0)) tree.delete();
    await this.#grammars.dispose();
  }

  #ask(qualified: string, from: Program, isHere: () => boolean): void {
    const name = qualified.slice(qualified.lastIndexOf(':') + 1);
    if (this.#asked.has(name)) return;
    const candidates = this.#defining.get(name) ?? [];
    const here = `${from.folder}/${name}`;
    if (!this.#asked.has(here)) {
      this.#asked.add(here);
      for (const entry of candidates) if (folderOf(entry.file.path) === from.folder) this.#read(entry);
    }
    if (isHere()) return;
    this.#asked.add(name);
    for (const entry of candidates) this.#read(entry);
  }

  /** Loads the parsers, and reads the files whose text does not tell what they define. */
  async #complete(): Promise<void> {
    for (const { language } of this.#entries.values()) {
      if (!this.#parsers.has(language.grammar))
        this.#parsers.set(language.grammar, await this.#parser(language.grammar));
    }
    for (const entry of this.#entries.values()) if (!entry.language.outline) this.#read(entry);
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

  #readNow({ file: { path, text }, language }: Entry): Member {
    const unit = this.#lowered(path, text, language);
    return join({ path, language, text, unit }, this.#linker!);
  }

  #lowered(path: string, text: string, language: Language): UnitIR {
    const parser = this.#parsers.get(language.grammar)!;
    try {
      // Memory is not given back: once it was short, the next tree that is one too many may break the parser.
      if (memoryIsShort()) this.#letGo(OPEN_TEXT_WHEN_SHORT);
      let tree = parse(parser, text, this.deadline);
      if (tree === 'out-of-memory' && this.#open.length > 0) {
        // The trees of other files have taken it.
        this.#letGo(0);
        tree = parse(parser, text, this.deadline);
      }
      if (typeof tree === 'string') throw new Unreadable(tree);
      const unit = trimmed(lowerTree(tree, text, language, parser, path));
      this.#keep(tree, unit, text.length);
      return unit;
    } catch {
      this.#failed = true;
      throw new Unreadable();
    }
  }

  /** One file is kept, however long it is. */
  #keep(tree: Tree, unit: UnitIR, length: number): void {
    this.#letGo(OPEN_TEXT - length);
    this.#open.push({ tree, unit, length });
    this.#length += length;
  }

  /** Lets trees go, from the oldest on, until those that are left have so much text. */
  #letGo(room: number): void {
    while (this.#length > room && this.#open.length > 0) {
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
