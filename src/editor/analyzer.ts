import * as vscode from 'vscode';
import type {
  Analysis,
  Engine,
  EngineOptions,
  Finding,
  Lowered,
  Place,
  Problem,
  SourceText,
  Surroundings,
} from '../core';
import { loadAnalysis } from './load-analysis';
import type { Settings } from './settings';

interface LoadedEngine {
  readonly engine: Engine;
  readonly defaults: EngineOptions;
}

/** The analysis engine, loaded when the first text is to be analysed: activation must not wait for it. */
export class Analyzer implements vscode.Disposable {
  #loaded: Promise<LoadedEngine> | undefined;

  /** @param extension root of the extension; the grammars lie in its dist folder */
  constructor(private readonly extension: vscode.Uri) {}

  /** @throws only where the engine itself does not load, as the others */
  async analyze(source: SourceText, settings: Settings, surroundings?: Surroundings): Promise<Analysis> {
    const { engine, defaults } = await this.#load();
    return engine.analyze(source, optionsOf(settings, defaults), surroundings);
  }

  /** Reads a file for a look at several together. @param always also where it has nothing to say by itself */
  async lower(
    source: SourceText,
    settings: Settings,
    always = false,
  ): Promise<Lowered | { readonly problem: Problem } | undefined> {
    const { engine, defaults } = await this.#load();
    return engine.lower(source, optionsOf(settings, defaults), always);
  }

  /** Writes the fixes for what such a look has found in a file. */
  async findings(source: SourceText, places: readonly Place[], settings: Settings): Promise<readonly Finding[]> {
    const { engine, defaults } = await this.#load();
    return engine.findings(source, places, optionsOf(settings, defaults));
  }

  /** Frees what is kept for a document. */
  close(key: string): void {
    this.#whenLoaded(({ engine }) => {
      engine.close(key);
    });
  }

  dispose(): void {
    this.#whenLoaded(({ engine }) => engine.dispose());
  }

  #load(): Promise<LoadedEngine> {
    this.#loaded ??= loadAnalysis().then((core) => ({
      engine: new core.Engine((name) => this.#readAsset(name)),
      defaults: core.ENGINE_DEFAULTS,
    }));
    return this.#loaded;
  }

  /** Reads a wasm file that the build put beside the bundles; on desktop, remote and in the browser alike. */
  async #readAsset(name: string): Promise<Uint8Array> {
    const folder = name === 'web-tree-sitter.wasm' ? 'dist' : 'dist/grammars';
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extension, folder, name));
  }

  #whenLoaded(action: (loaded: LoadedEngine) => void | Promise<void>): void {
    // A load that failed has been reported to whoever asked for the analysis.
    this.#loaded?.then(action).catch(() => undefined);
  }
}

function optionsOf(settings: Settings, defaults: EngineOptions): EngineOptions {
  return {
    ...defaults,
    severities: settings.rules,
    platforms: settings.targetPlatforms,
    maxLength: settings.maxFileSize * 1024,
  };
}
