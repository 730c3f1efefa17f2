import * as vscode from 'vscode';
import { plainText } from '../knowledge/text/plain';

/** Holds the settings of a project in its folder; the command line reads it, too. */
const FILE_NAME = '.sockoptrc.json';

/** What the file of a folder holds: unchecked, apart from being a JSON object. */
export type ProjectFile = Readonly<Record<string, unknown>>;

const nothing: ProjectFile = {};

/**
 * Reads `.sockoptrc.json` of the workspace folders and follows its changes, from when it is first asked to: activation does
 * not need it.
 */
export class ProjectSettings implements vscode.Disposable {
  readonly #files = new Map<string, { readonly text: string; readonly content: ProjectFile }>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): unknown }[];

  /** A file was read that says something else than before. */
  readonly onDidChange = this.#onDidChange.event;
  #ready: Promise<unknown> | undefined;

  constructor(private readonly log: vscode.LogOutputChannel) {
    const { workspace } = vscode;
    this.#subscriptions = [
      this.#onDidChange,
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.#leave(folder);
        if (this.#ready) for (const folder of added) void this.#follow(folder);
      }),
      // Not every file system tells of changes.
      workspace.onDidSaveTextDocument(({ uri }) => {
        const folder = workspace.getWorkspaceFolder(uri);
        if (folder && uri.toString() === fileOf(folder).toString()) void this.#read(folder);
      }),
    ];
  }

  /** Settled when the files that were there when it was first asked for have been read: nothing is to be checked before. */
  get ready(): Promise<unknown> {
    this.#ready ??= Promise.all((vscode.workspace.workspaceFolders ?? []).map((folder) => this.#follow(folder)));
    return this.#ready;
  }

  /** The file of the workspace folder that a document or another file is in. */
  of({ uri }: { readonly uri: vscode.Uri }): ProjectFile {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return (folder && this.#files.get(folder.uri.toString())?.content) ?? nothing;
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(folder: vscode.WorkspaceFolder): Promise<void> {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, FILE_NAME));
    const read = (): void => void this.#read(folder);
    this.#watchers.set(
      folder.uri.toString(),
      vscode.Disposable.from(watcher, watcher.onDidCreate(read), watcher.onDidChange(read), watcher.onDidDelete(read)),
    );
    return this.#read(folder);
  }

  #leave({ uri }: vscode.WorkspaceFolder): void {
    const key = uri.toString();
    this.#watchers.get(key)?.dispose();
    this.#watchers.delete(key);
    this.#files.delete(key);
  }

  async #read(folder: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    const text = await this.#textOf(folder);
    // The folder may have gone meanwhile.
    if (text === this.#files.get(key)?.text || !this.#watchers.has(key)) return;
    if (text === undefined) this.#files.delete(key);
    else this.#files.set(key, { text, content: this.#parse(text) });
    this.#onDidChange.fire();
  }

  /** Undefined where there is none. */
  async #textOf(folder: vscode.WorkspaceFolder): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(folder)));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
        this.log.warn(`${FILE_NAME} cannot be read: ${String(error)}`);
      }
      return undefined;
    }
  }

  #parse(text: string): ProjectFile {
    try {
      const content: unknown = JSON.parse(text);
      if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content as ProjectFile;
      this.log.warn(`${FILE_NAME}: an object is expected; the file counts as empty.`);
    } catch (error) {
      // It repeats what stands in the file.
      const reason = plainText(error instanceof Error ? error.message : '');
      this.log.warn(`${FILE_NAME} is not JSON and counts as empty: ${reason}`);
    }
    return nothing;
  }
}

function fileOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, FILE_NAME);
}
