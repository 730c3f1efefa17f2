import * as vscode from 'vscode';
import type { Neighborhood, ProjectFile, Surroundings } from '../core';
import type { Analyzer } from './analyzer';
import { type DocumentFilter, isExcluded } from './documents';
import { loadAnalysis } from './load-analysis';
import type { SettingsReader } from './settings';
import { readSource, type SourceFile, sourcePattern } from './source-files';
import { TimeSlices } from './time-slices';

/** Documents that {@link ProjectIndex.checked} is told of. */
type Version = Pick<vscode.TextDocument, 'uri' | 'version'>;

/**
 * The files that the last check of the workspace has read, as they are now: open documents are checked together with
 * them. Empty until there was such a check.
 */
export class ProjectIndex implements vscode.Disposable {
  #neighborhood: Neighborhood | undefined;
  /** What has changed since it was read. */
  readonly #stale = new Map<string, vscode.Uri>();
  /** Versions of open documents that were read. */
  readonly #versions = new Map<string, number>();
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): unknown }[];
  #watching = false;
  /** The last check that was asked for: one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

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
        if (this.#neighborhood && this.filter.concerns(document)) this.#changed(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        // What was not saved is gone.
        if (this.#versions.delete(uri.toString())) this.#changed(uri);
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#neighborhood = undefined;
        this.#stale.clear();
      }),
    ];
  }

  /** Takes what a check of the whole workspace has read. */
  async replace(files: Iterable<ProjectFile>): Promise<void> {
    const { Neighborhood } = await loadAnalysis();
    const slices = new TimeSlices();
    const neighborhood = new Neighborhood();
    for (const file of files) {
      neighborhood.set(file);
      await slices.pause();
    }
    this.#versions.clear();
    await this.#watch();
    this.#neighborhood = neighborhood;
    this.#onDidChange.fire();
  }

  /**
   * Lets a version of a document be checked, one at a time.
   * @param check is told what the document is checked together with; undefined where no check has read the workspace,
   *   or not this part
   */
  async checked<T>(
    { uri, version }: Version,
    check: (surroundings: Surroundings | undefined) => Promise<T>,
  ): Promise<T> {
    if (!this.#neighborhood || !vscode.workspace.getWorkspaceFolder(uri)) return check(undefined);
    const result = this.#turn.then(async () => {
      const neighborhood = this.#neighborhood;
      if (!neighborhood) return check(undefined);
      await this.#update(neighborhood, { uri, version });
      const slices = new TimeSlices();
      return check({ path: pathOf(uri), neighborhood, pause: () => slices.pause() });
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Reads what has changed, but for the document that is about to be checked. */
  async #update(neighborhood: Neighborhood, { uri, version }: Version): Promise<void> {
    const own = uri.toString();
    for (const document of vscode.workspace.textDocuments) {
      const key = document.uri.toString();
      if (key === own || !this.filter.concerns(document) || this.#versions.get(key) === document.version) continue;
      if (vscode.workspace.getWorkspaceFolder(document.uri)) this.#stale.set(key, document.uri);
      this.#versions.set(key, document.version);
    }
    this.#versions.set(own, version);
    this.#stale.delete(own);
    const slices = new TimeSlices();
    for (const [key, changed] of [...this.#stale]) {
      this.#stale.delete(key);
      const file = await readSource(changed).catch(() => undefined);
      const unit = file && (await this.#unitOf(file, neighborhood.has(pathOf(changed))));
      if (unit) neighborhood.set(unit);
      else neighborhood.delete(pathOf(changed));
      await slices.pause();
    }
  }

  /** @param known the file was read before, perhaps for the sake of others */
  async #unitOf(file: SourceFile, known: boolean): Promise<ProjectFile | undefined> {
    const settings = this.settings.read(file);
    if (isExcluded(file, settings.exclude)) return undefined;
    // An open document's tree is there already.
    const { languageId, text } = file;
    const lowered = await this.analyzer.lower({ key: file.uri.toString(), languageId, text }, settings, known);
    return !lowered || 'problem' in lowered ? undefined : { path: pathOf(file.uri), text, ...lowered };
  }

  #changed(uri: vscode.Uri): void {
    this.#stale.set(uri.toString(), uri);
    this.#onDidChange.fire();
  }

  /** From the first check of the workspace on: before, there is nothing that could change. */
  async #watch(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(await sourcePattern());
    const changed = (uri: vscode.Uri): void => {
      if (this.#neighborhood) this.#changed(uri);
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
export function pathOf({ scheme, authority, path }: vscode.Uri): string {
  return `${scheme}://${authority}${path}`;
}

/** The file that a path of the analysis names. */
export function uriOf(path: string): vscode.Uri {
  const [, scheme = '', authority = '', rest = ''] = /^([^:]+):\/\/([^/]*)(.*)$/s.exec(path) ?? [];
  return vscode.Uri.from({ scheme, authority, path: rest });
}
