import * as vscode from 'vscode';
import type { Analysis, SourceText } from '../core';
import type { HoverContent } from '../core/hover';
import type { Checked, Collected, ProjectSource, Underway } from '../worker/project-check';
import type { AnalysisService, HoverQuestion, Options } from '../worker/service';
import { type Answer, type Caller, callThread, type Method, type Thread, ThreadEnded } from '../worker/thread';
import type { Settings } from './settings';

/** How often the analysis may end of itself before it is not started any more. */
const FAILURES = 3;

/**
 * The analysis and the facts: in a thread of its own, so that the extension host stays free for typing and for other
 * extensions. Started when it is first asked for something: activation must not wait for it.
 */
export class Analyzer implements vscode.Disposable {
  #started: Promise<Caller> | undefined;
  readonly #onDidEnd = new vscode.EventEmitter<Error>();
  #failures = 0;
  #projects = 0;
  #disposed = false;

  /** It has ended of itself, and what it kept is gone. */
  readonly onDidEnd = this.#onDidEnd.event;

  /**
   * @param extension root of the extension; the grammars lie in its dist folder
   * @param startThread starts a thread that serves the analysis
   */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly startThread: () => Promise<Thread>,
  ) {}

  /**
   * @param path names the text among the files of the project that it is checked together with
   * @throws only where the analysis itself does not start or ends, as the others
   */
  analyze(source: SourceText, settings: Settings, path?: string): Promise<Analysis> {
    return this.#call('analyze', source, optionsOf(settings), path);
  }

  /** Takes another version of a file of the adopted project. @param source undefined where there is none any more */
  update(path: string, source?: { readonly text: SourceText; readonly settings: Settings }): Promise<void> {
    return this.#call('update', path, source?.text, source && optionsOf(source.settings));
  }

  hover(question: HoverQuestion): Promise<HoverContent | undefined> {
    return this.#call('hover', question);
  }

  isOption(name: string): Promise<boolean> {
    return this.#call('isOption', name);
  }

  options(query: string, limit: number): ReturnType<AnalysisService['options']> {
    return this.#call('options', query, limit);
  }

  yourCode(...args: Parameters<AnalysisService['yourCode']>): ReturnType<AnalysisService['yourCode']> {
    return this.#call('yourCode', ...args);
  }

  timeWait(): Promise<string> {
    return this.#call('timeWait');
  }

  commentOf(languageId: string): ReturnType<AnalysisService['commentOf']> {
    return this.#call('commentOf', languageId);
  }

  /** Begins a check of many files together. One that was begun before is over. */
  async begin(): Promise<ProjectAnalysis> {
    const number = ++this.#projects;
    await this.#call('begin', number);
    return {
      collect: (files) => this.#call('collect', number, files),
      definitions: () => this.#call('definitions', number),
      check: async (group, say) => {
        let answer = await this.#call('check', number, group);
        while ('followed' in answer) {
          say(answer);
          answer = await this.#call('check', number, group);
        }
        return answer;
      },
      adopt: () => this.#call('adopt', number),
      end: () => {
        this.#tell('end', number);
      },
    };
  }

  /** Forgets the adopted project. */
  forget(): void {
    this.#tell('forget');
  }

  /** Frees what is kept for a document. */
  close(key: string): void {
    this.#tell('close', key);
  }

  dispose(): void {
    this.#disposed = true;
    this.#onDidEnd.dispose();
    this.#started?.then((caller) => caller.dispose()).catch(() => undefined);
  }

  async #call<M extends Method>(method: M, ...args: Parameters<AnalysisService[M]>): Promise<Answer<M>> {
    if (this.#disposed) throw new Error('The extension is no longer active.');
    this.#started ??= this.#start();
    const started = this.#started;
    try {
      return await (await started).call(method, ...args);
    } catch (error) {
      // Where it did not start, the next call tries again.
      started.catch(() => {
        if (this.#started === started) this.#started = undefined;
      });
      throw error;
    }
  }

  /** The same where nobody waits for the answer, and there is nothing to do where it was never started. */
  #tell<M extends Method>(method: M, ...args: Parameters<AnalysisService[M]>): void {
    this.#started?.then((caller) => caller.call(method, ...args)).catch(() => undefined);
  }

  async #start(): Promise<Caller> {
    if (this.#failures >= FAILURES) throw new Error(`It has ended unexpectedly ${FAILURES} times.`);
    return callThread(
      await this.startThread(),
      (name) => this.#readAsset(name),
      (reason) => {
        this.#ended(reason);
      },
    );
  }

  #ended(reason: Error): void {
    if (this.#disposed) return;
    this.#started = undefined;
    this.#failures++;
    // Whoever has asked is told that it did not start.
    if (reason instanceof ThreadEnded) this.#onDidEnd.fire(reason);
  }

  /** Reads a wasm file that the build put beside the bundles; on desktop, remote and in the browser alike. */
  async #readAsset(name: string): Promise<Uint8Array> {
    const folder = name === 'web-tree-sitter.wasm' ? 'dist' : 'dist/grammars';
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extension, folder, name));
  }
}

/** One check of many files together. What it is asked after its end, or after another was begun, is answered with nothing. */
export interface ProjectAnalysis {
  /** Reads files; the answers are in their order. */
  collect(files: readonly ProjectSource[]): Promise<readonly Collected[]>;
  /** Paths of files that are to be collected again, for the sake of others. */
  definitions(): Promise<readonly string[]>;
  /** Checks what was collected with the options of one group. @param say is told how far it is, every now and then */
  check(group: number, say: (progress: Underway) => void): Promise<ReadonlyMap<string, Checked>>;
  /** From now on documents are checked together with what was collected. */
  adopt(): Promise<void>;
  end(): void;
}

export function optionsOf(settings: Settings): Options {
  return {
    severities: settings.rules,
    platforms: settings.targetPlatforms,
    maxLength: settings.maxFileSize * 1024,
  };
}
