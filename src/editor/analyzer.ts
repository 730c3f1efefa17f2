import * as vscode from 'vscode';
import type { Analysis, Engine, EngineOptions, SourceText } from '../core';
import type { Settings } from './settings';

/** The analysis engine, loaded when the first text is to be analysed: activation must not wait for it. */
export class Analyzer implements vscode.Disposable {
  #loaded: Promise<{ engine: Engine; defaults: EngineOptions }> | undefined;

  /** @param extension root of the extension; the grammars lie in its dist folder */
  constructor(private readonly extension: vscode.Uri) {}

  /** @throws only where the engine itself does not load */
  async analyze(source: SourceText, settings: Settings): Promise<Analysis> {
    this.#loaded ??= this.#load();
    const { engine, defaults } = await this.#loaded;
    return engine.analyze(source, {
      ...defaults,
      severities: settings.rules,
      platforms: settings.targetPlatforms,
      maxLength: settings.maxFileSize * 1024,
    });
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

  async #load(): Promise<{ engine: Engine; defaults: EngineOptions }> {
    const core = await import('../core');
    return { engine: new core.Engine((name) => this.#readAsset(name)), defaults: core.ENGINE_DEFAULTS };
  }

  /** Reads a wasm file that the build put beside the bundles; on desktop, remote and in the browser alike. */
  async #readAsset(name: string): Promise<Uint8Array> {
    const folder = name === 'web-tree-sitter.wasm' ? 'dist' : 'dist/grammars';
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extension, folder, name));
  }

  #whenLoaded(action: (loaded: { engine: Engine }) => void | Promise<void>): void {
    // A load that failed has been reported to whoever asked for the analysis.
    this.#loaded?.then(action).catch(() => undefined);
  }
}
