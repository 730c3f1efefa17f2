/** The analysis as the editor asks for it: plain data in, plain data out, so that it may run in a thread of its own. */
import {
  type Analysis,
  Engine,
  ENGINE_DEFAULTS,
  type EngineOptions,
  languageById,
  type Neighborhood,
  type SourceText,
} from '../core';
import { hoverAt, type HoverContent, type HoverRequest } from '../core/hover';
import type { Language } from '../core/languages/language';
import type { ExplainerTarget, YourCode } from '../explainer/messages';
import { optionByName, searchOptions, type SocketOption, type System, timeWaitMarkdown } from '../knowledge';
import { commandLink } from './command-link';
import { type Checked, type Collected, ProjectCheck, type ProjectSource, type Underway } from './project-check';
import { TimeSlices } from './time-slices';
import { yourCode } from './your-code';

/** What of the options differs between documents. */
export type Options = Pick<EngineOptions, 'severities' | 'platforms' | 'maxLength'>;

/** A hover without the function that writes links: it is told which command shows an option. */
export type HoverQuestion = Omit<HoverRequest, 'link'> & { readonly optionCommand: string };

/** An option in a list. */
export type OptionEntry = Pick<SocketOption, 'name' | 'level' | 'summary'>;

/** A check of a project: one after the other, and what belongs to one that is over is not answered any more. */
export type ProjectNumber = number;

export class AnalysisService {
  readonly #engine: Engine;
  /** The files around open documents, where a project was adopted. */
  #neighborhood: Neighborhood | undefined;
  #project: ProjectCheck | undefined;

  /** @param readAsset gives the grammars */
  constructor(readAsset: (name: string) => Promise<Uint8Array>) {
    this.#engine = new Engine(readAsset);
  }

  /** Checks a text. @param path names it among the files of the adopted project, which it is then checked together with */
  async analyze(source: SourceText, options: Options, path?: string): Promise<Analysis> {
    const slices = new TimeSlices();
    const pause = (): Promise<void> => slices.pause();
    const neighborhood = path === undefined ? undefined : this.#neighborhood;
    const surroundings = path !== undefined && neighborhood ? { path, neighborhood, pause } : undefined;
    return this.#engine.analyze(source, { ...ENGINE_DEFAULTS, ...options }, surroundings, pause);
  }

  /** Takes another version of a file of the adopted project. @param source undefined where there is none any more */
  async update(path: string, source?: SourceText, options?: Options): Promise<void> {
    const neighborhood = this.#neighborhood;
    if (!neighborhood) return;
    const known = neighborhood.has(path);
    const lowered = source && (await this.#engine.lower(source, { ...ENGINE_DEFAULTS, ...options }, known));
    if (lowered && !('problem' in lowered)) neighborhood.set({ path, text: source.text, ...lowered });
    else neighborhood.delete(path);
  }

  /** What a hover says. */
  hover({ optionCommand, ...request }: HoverQuestion): Promise<HoverContent | undefined> {
    const link = (name: string): string => commandLink(name, optionCommand, name);
    return Promise.resolve(hoverAt({ ...request, link }));
  }

  /** How comments are written in a language; empty where it is not ours. */
  commentOf(languageId: string): Promise<Language['comment']> {
    return Promise.resolve(languageById(languageId)?.comment ?? {});
  }

  /** Whether there is an option of that C name. */
  isOption(name: string): Promise<boolean> {
    return Promise.resolve(optionByName(name) !== undefined);
  }

  /** The options that a query names or describes, the best first. @param limit most of them */
  options(query: string, limit: number): Promise<readonly OptionEntry[]> {
    const found = searchOptions(query).slice(0, limit);
    return Promise.resolve(found.map(({ name, level, summary }) => ({ name, level, summary })));
  }

  /** What the panel shows of a socket. @param lines of the offsets that the target speaks of, counted from 1 */
  yourCode(
    target: ExplainerTarget,
    lines: ReadonlyMap<number, number>,
    platforms: readonly System[],
  ): Promise<YourCode | undefined> {
    return Promise.resolve(yourCode(target, (offset) => lines.get(offset)!, platforms));
  }

  /** The explanation of TIME_WAIT, as Markdown. */
  timeWait(): Promise<string> {
    return Promise.resolve(`# TIME_WAIT\n\n${timeWaitMarkdown()}\n`);
  }

  /** Forgets a document. */
  close(key: string): Promise<void> {
    this.#engine.close(key);
    return Promise.resolve();
  }

  /** Begins to check a project. One that was begun before is over. */
  begin(project: ProjectNumber): Promise<void> {
    this.#project?.stop();
    this.#project = new ProjectCheck(project, this.#engine);
    return Promise.resolve();
  }

  /** Reads files of the project, and says of each what it is. */
  async collect(project: ProjectNumber, files: readonly ProjectSource[]): Promise<readonly Collected[]> {
    return (await this.#of(project)?.collect(files)) ?? [];
  }

  /** Paths of files that have nothing to say by themselves, but define what others need: they are to be collected again. */
  definitions(project: ProjectNumber): Promise<readonly string[]> {
    return Promise.resolve(this.#of(project)?.definitions() ?? []);
  }

  /**
   * Checks what was collected, as the options of one group say.
   * @returns by path; empty where the project is over. How far it is where it is to be called again
   */
  async check(project: ProjectNumber, group: number): Promise<ReadonlyMap<string, Checked> | Underway> {
    return (await this.#of(project)?.check(group)) ?? new Map();
  }

  /** From now on documents are checked together with what was collected. */
  async adopt(project: ProjectNumber): Promise<void> {
    const neighborhood = await this.#of(project)?.neighborhood();
    if (neighborhood) this.#neighborhood = neighborhood;
  }

  /** From now on documents are checked by themselves. */
  forget(): Promise<void> {
    this.#neighborhood = undefined;
    return Promise.resolve();
  }

  /** The project is over, whether it was checked to its end or not. */
  end(project: ProjectNumber): Promise<void> {
    const ended = this.#of(project);
    ended?.stop();
    if (ended) this.#project = undefined;
    return Promise.resolve();
  }

  async dispose(): Promise<void> {
    this.#project?.stop();
    await this.#engine.dispose();
  }

  #of(project: ProjectNumber): ProjectCheck | undefined {
    return this.#project?.number === project ? this.#project : undefined;
  }
}
