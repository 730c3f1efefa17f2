import * as vscode from 'vscode';
import { TimeSlices } from '../worker/time-slices';
import type { Analyzer, ProjectAnalysis } from './analyzer';
import { type DocumentFilter, isExcluded } from './documents';
import type { SettingsReader } from './settings';
import { readSource, sourcePattern } from './source-files';

/** Documents that {@link ProjectIndex.checked} is told of. */
type Version = Pick<vscode.TextDocument, 'uri' | 'version'>;

/**
 * The files that the last check of the workspace has read, as they are now: open documents are checked together with
 * them. Empty until there was such a check.
 */
export class ProjectIndex implements vscode.Disposable {
  #active = false;
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
        if (this.#active && this.filter.concerns(document)) this.#changed(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        // What was not saved is gone.
        if (this.#versions.delete(uri.toString())) this.#changed(uri);
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#forget();
        this.analyzer.forget();
      }),
      analyzer.onDidEnd(() => {
        this.#forget();
      }),
    ];
  }

  /** Takes what a check of the whole workspace has read. */
  async replace(project: ProjectAnalysis): Promise<void> {
    await project.adopt();
    this.#versions.clear();
    this.#watch();
    this.#active = true;
    this.#onDidChange.fire();
  }

  /**
   * Lets a version of a document be checked, one at a time.
   * @param check is told what names the document among the files that it is checked together with; undefined where no
   *   check has read the workspace, or not this part
   */
  async checked<T>({ uri, version }: Version, check: (path: string | undefined) => Promise<T>): Promise<T> {
    if (!this.#active || !vscode.workspace.getWorkspaceFolder(uri)) return check(undefined);
    const result = this.#turn.then(async () => {
      if (!this.#active) return check(undefined);
      await this.#update({ uri, version });
      return check(pathOf(uri));
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Reads what has changed, but for the document that is about to be checked. */
  async #update({ uri, version }: Version): Promise<void> {
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
      await this.#read(changed);
      await slices.pause();
    }
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const file = await readSource(uri).catch(() => undefined);
    const settings = file && this.settings.read(file);
    if (!file || !settings || isExcluded(file, settings.exclude)) return this.analyzer.update(pathOf(uri));
    // An open document's tree is there already.
    const text = { key: uri.toString(), languageId: file.languageId, text: file.text };
    return this.analyzer.update(pathOf(uri), { text, settings });
  }

  #forget(): void {
    this.#active = false;
    this.#stale.clear();
    this.#versions.clear();
  }

  #changed(uri: vscode.Uri): void {
    this.#stale.set(uri.toString(), uri);
    this.#onDidChange.fire();
  }

  /** From the first check of the workspace on: before, there is nothing that could change. */
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(sourcePattern);
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
export function pathOf({ scheme, authority, path }: vscode.Uri): string {
  return `${scheme}://${authority}${path}`;
}

/** The file that a path of the analysis names. */
export function uriOf(path: string): vscode.Uri {
  const [, scheme = '', authority = '', rest = ''] = /^([^:]+):\/\/([^/]*)(.*)$/s.exec(path) ?? [];
  return vscode.Uri.from({ scheme, authority, path: rest });
}
