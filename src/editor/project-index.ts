import * as vscode from 'vscode';
import type { ProjectFile, Surroundings } from '../core';
import type { Analyzer } from './analyzer';
import { type DocumentFilter, isExcluded } from './documents';
import type { SettingsReader } from './settings';
import { readSource, type SourceFile, sourcePattern } from './source-files';
import { TimeSlices } from './time-slices';

/** So many files that have something to do with sockets are kept, and so many characters of text. */
const MOST_FILES = 2000;
const MOST_TEXT = 32 * 1024 * 1024;

/**
 * The files that the last check of the workspace has read, as they are now: open documents are checked together with
 * them. Empty until there was such a check.
 */
export class ProjectIndex implements vscode.Disposable {
  /** By URI. */
  readonly #files = new Map<string, ProjectFile>();
  /** What has changed since it was read. */
  readonly #stale = new Map<string, vscode.Uri>();
  /** Versions of open documents that were read. */
  readonly #versions = new Map<string, number>();
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): unknown }[];
  #watching = false;
  #active = false;
  /** The reading of what has changed: one at a time. */
  #updating: Promise<void> = Promise.resolve();

  /** What documents are checked with is no longer the same. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly settings: SettingsReader,
    private readonly filter: DocumentFilter,
  ) {
    const { workspace } = vscode;
    this.#subscriptions = [
      this.#onDidChange,
      // Not every file system tells of changes.
      workspace.onDidSaveTextDocument((document) => {
        if (this.#active && this.filter.concerns(document)) this.#changed(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        // What was not saved is gone.
        if (this.#versions.delete(uri.toString())) this.#changed(uri);
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#active = false;
        this.#files.clear();
        this.#stale.clear();
      }),
    ];
  }

  /** Takes what a check of the whole workspace has read. */
  async replace(files: ReadonlyMap<string, ProjectFile>): Promise<void> {
    const { wordsOf } = await import('../core');
    const slices = new TimeSlices();
    const kept: [string, ProjectFile][] = [];
    let text = 0;
    for (const [key, file] of files) {
      text += file.text.length;
      if (kept.length >= MOST_FILES || text > MOST_TEXT) break;
      wordsOf(file);
      kept.push([key, file]);
      await slices.pause();
    }
    this.#files.clear();
    this.#versions.clear();
    for (const [key, file] of kept) this.#files.set(key, file);
    await this.#watch();
    this.#active = true;
    this.#onDidChange.fire();
  }

  /** What a document is checked together with; undefined where no check has read the workspace, or not this part. */
  async surroundingsOf({ uri }: vscode.TextDocument): Promise<Surroundings | undefined> {
    if (!this.#active || !vscode.workspace.getWorkspaceFolder(uri)) return undefined;
    this.#updating = this.#updating.then(() => this.#update());
    await this.#updating;
    return { path: pathOf(uri), files: [...this.#files.values()] };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #update(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      const key = document.uri.toString();
      if (!this.filter.concerns(document) || this.#versions.get(key) === document.version) continue;
      if (vscode.workspace.getWorkspaceFolder(document.uri)) this.#stale.set(key, document.uri);
      this.#versions.set(key, document.version);
    }
    const slices = new TimeSlices();
    for (const [key, uri] of [...this.#stale]) {
      this.#stale.delete(key);
      const file = await readSource(uri).catch(() => undefined);
      const unit = file && (await this.#unitOf(file));
      if (!unit) this.#files.delete(key);
      else if (this.#files.has(key) || this.#files.size < MOST_FILES) this.#files.set(key, unit);
      await slices.pause();
    }
  }

  async #unitOf(file: SourceFile): Promise<ProjectFile | undefined> {
    const settings = this.settings.read(file);
    if (isExcluded(file, settings.exclude)) return undefined;
    // An open document's tree is there already.
    const { languageId, text } = file;
    const lowered = await this.analyzer.lower({ key: file.uri.toString(), languageId, text }, settings);
    return !lowered || 'problem' in lowered ? undefined : { path: pathOf(file.uri), text, ...lowered };
  }

  #changed(uri: vscode.Uri): void {
    this.#stale.set(uri.toString(), uri);
    this.#onDidChange.fire();
  }

  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(await sourcePattern());
    const changed = (uri: vscode.Uri): void => {
      if (this.#active) this.#changed(uri);
    };
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  }
}

/** Names a file in the analysis. */
export function pathOf(uri: vscode.Uri): string {
  return uri.toString(true);
}
