/** One check of many files together, from reading them to findings with fixes. Others get their turn in between. */
import {
  checkProjectInSteps,
  definingFiles,
  type Engine,
  ENGINE_DEFAULTS,
  type EngineOptions,
  type Finding,
  GENERATIONS,
  Neighborhood,
  type Problem,
  type ProjectFile,
} from '../core';
import type { Options } from './service';
import { TimeSlices } from './time-slices';

/** A file of the project. */
export interface ProjectSource {
  /** Names it among the others; its end is the file's name. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  readonly options: Options;
  /** Files with one number have equal options. */
  readonly group: number;
}

/** What a file is: one that has something to do with sockets, one that has not, or one that cannot be read. */
export type Collected = 'member' | 'silent' | { readonly problem: Problem };

/** How far a check is that goes on: so many of the files have been followed. */
export interface Underway {
  readonly followed: number;
  readonly of: number;
}

/** What was found in a file. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

interface Member {
  readonly unit: ProjectFile;
  readonly options: EngineOptions;
  readonly group: number;
}

/** The check of a group. */
interface Following {
  readonly group: number;
  readonly steps: ReturnType<typeof checkProjectInSteps>;
  followed: number;
}

/** Milliseconds after which whoever waits for a check is told how far it is. */
const TELL = 500;

export class ProjectCheck {
  readonly #members: Member[] = [];
  /** Files that have nothing to say by themselves. */
  readonly #silent = new Set<string>();
  /** Files that others need. */
  readonly #wanted = new Set<string>();
  readonly #slices = new TimeSlices();
  #generations = 0;
  #following: Following | undefined;
  #stopped = false;

  constructor(
    readonly number: number,
    private readonly engine: Engine,
  ) {}

  /** Ends what is under way, as soon as it comes to a pause. */
  stop(): void {
    this.#stopped = true;
  }

  async collect(files: readonly ProjectSource[]): Promise<readonly Collected[]> {
    const result: Collected[] = [];
    for (const file of files) {
      await this.#slices.pause();
      if (this.#stopped) break;
      result.push(await this.#collect(file));
    }
    return result;
  }

  /** @returns paths that {@link collect} is to be called with once more */
  definitions(): readonly string[] {
    if (this.#generations++ === GENERATIONS) return [];
    const paths = definingFiles(
      this.#members.map(({ unit }) => unit),
      this.#silent,
    );
    for (const path of paths) {
      this.#silent.delete(path);
      this.#wanted.add(path);
    }
    return paths;
  }

  /**
   * Checks the members of a group. Functions are looked up in all files, whatever options those have themselves.
   * @returns how far it is, every now and then: then it is to be called again
   */
  async check(group: number): Promise<ReadonlyMap<string, Checked> | Underway> {
    const members = this.#members.filter((member) => member.group === group);
    const result = new Map<string, Checked>();
    const [first] = members;
    if (!first) return result;
    const { options } = first;
    const pause = (): Promise<void> => this.#slices.pause();
    const following = this.#follow(group, options);
    const tell = performance.now() + TELL;
    let step = following.steps.next();
    while (step.done !== true) {
      await pause();
      if (this.#stopped) return result;
      if (performance.now() > tell) return { followed: following.followed, of: this.#members.length };
      step = following.steps.next();
    }
    this.#following = undefined;
    const { places, problems } = step.value;
    for (const { unit } of members) {
      const { path, text, language } = unit;
      const found = places.get(path) ?? [];
      const findings =
        found.length === 0
          ? []
          : await this.engine.findings({ path, text, languageId: language.id }, found, options, pause);
      result.set(path, { findings, problems: problems.get(path) ?? [] });
      await this.#slices.pause();
      if (this.#stopped) return result;
    }
    return result;
  }

  /** What of the group was begun, or from the start. */
  #follow(group: number, options: EngineOptions): Following {
    if (this.#following?.group === group) return this.#following;
    const units = this.#members.map(({ unit }) => unit);
    const steps = checkProjectInSteps(units, options, () => following.followed++);
    const following: Following = { group, steps, followed: 0 };
    this.#following = following;
    return following;
  }

  /** The members, for documents to be checked with. */
  async neighborhood(): Promise<Neighborhood | undefined> {
    const result = new Neighborhood();
    for (const { unit } of this.#members) {
      result.set(unit);
      await this.#slices.pause();
      if (this.#stopped) return undefined;
    }
    return result;
  }

  async #collect({ path, languageId, text, options: given, group }: ProjectSource): Promise<Collected> {
    const options = { ...ENGINE_DEFAULTS, ...given };
    const lowered = await this.engine.lower({ path, languageId, text }, options, this.#wanted.has(path), () =>
      this.#slices.pause(),
    );
    if (!lowered) {
      this.#silent.add(path);
      return 'silent';
    }
    if ('problem' in lowered) return lowered;
    this.#members.push({ unit: { path, text, ...lowered }, options, group });
    return 'member';
  }
}
