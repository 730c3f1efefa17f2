import * as vscode from 'vscode';
import type { Analysis } from '../core';
import { ThreadEnded } from '../worker/thread';
import type { Analyzer } from './analyzer';
import { type DocumentFilter, isExcluded } from './documents';
import type { ProblemReporter } from './problems';
import type { ProjectIndex } from './project-index';
import type { SettingsReader } from './settings';

/** A check that has been published: `analysis` belongs to the document's version at that moment. */
export interface Checked {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** What is known of one open document. */
interface Entry {
  readonly document: vscode.TextDocument;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** The last analysis asked for, perhaps still under way. */
  latest?: { readonly version: number; readonly result: Promise<Analysis | undefined> } | undefined;
  published: boolean;
}

/** Checks open documents when the settings say so, and answers with the analysis of a document when asked. */
export class Checker implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #subscriptions: { dispose(): unknown }[] = [];
  readonly #onDidCheck = new vscode.EventEmitter<Checked>();
  readonly #onDidClear = new vscode.EventEmitter<vscode.Uri>();

  /** A document was checked. */
  readonly onDidCheck = this.#onDidCheck.event;
  /** What was said of a document no longer holds: it was closed, excluded, or is no longer checked. */
  readonly onDidClear = this.#onDidClear.event;

  constructor(
    private readonly analyzer: Analyzer,
    private readonly index: ProjectIndex,
    private readonly settings: SettingsReader,
    private readonly filter: DocumentFilter,
    private readonly problems: ProblemReporter,
  ) {
    const { workspace } = vscode;
    this.#subscriptions.push(
      this.#onDidCheck,
      this.#onDidClear,
      workspace.onDidOpenTextDocument((document) => {
        this.#opened(document);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#closed(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#edited(document);
      }),
      workspace.onDidSaveTextDocument((document) => {
        if (this.settings.read(document).run === 'onSave') this.#schedule(document, 0);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('sockopt')) this.#settingsChanged(event);
      }),
      settings.onDidChangeProject(() => {
        this.#settingsChanged();
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#settingsChanged();
      }),
      index.onDidChange(() => {
        this.#surroundingsChanged();
      }),
    );
    for (const document of workspace.textDocuments) this.#opened(document);
  }

  /**
   * The analysis of the document as it stands, made now where it has not been made yet; nothing is published.
   * Undefined where the document is not ours or was closed in between.
   */
  async analysisOf(document: vscode.TextDocument): Promise<Analysis | undefined> {
    const entry = this.#entryOf(document);
    if (entry === undefined) return undefined;
    const { version } = document;
    if (entry.latest?.version !== version) entry.latest = { version, result: this.#analyze(entry) };
    return entry.latest.result;
  }

  /**
   * Checks a document now and publishes the result, whatever the settings say about when.
   * @returns what was done: documents that are not ours and excluded ones are not checked
   */
  async check(document: vscode.TextDocument): Promise<'checked' | 'excluded' | 'not ours'> {
    const entry = this.#entryOf(document);
    if (entry === undefined) return 'not ours';
    this.#cancelTimer(entry);
    await this.settings.ready;
    if (isExcluded(document, this.settings.read(document).exclude)) {
      this.#clear(entry);
      return 'excluded';
    }
    for (;;) {
      const { version } = document;
      const analysis = await this.analysisOf(document);
      if (analysis === undefined || this.#entryOf(document) !== entry) return 'checked';
      if (document.version === version) {
        entry.published = true;
        this.problems.report(document.uri, analysis.problems);
        this.#onDidCheck.fire({ document, analysis });
        return 'checked';
      }
      // Edited in between. Where that has scheduled another check there is nothing left to do here.
      if (entry.timer !== undefined) return 'checked';
    }
  }

  dispose(): void {
    for (const entry of this.#entries.values()) this.#cancelTimer(entry);
    this.#entries.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #entryOf({ uri }: vscode.TextDocument): Entry | undefined {
    return this.#entries.get(uri.toString());
  }

  #opened(document: vscode.TextDocument): void {
    if (!this.filter.concerns(document)) return;
    this.#entries.set(document.uri.toString(), { document, published: false });
    if (this.settings.read(document).run !== 'manual') this.#schedule(document, 0);
  }

  #closed(document: vscode.TextDocument): void {
    const entry = this.#entryOf(document);
    if (entry === undefined) return;
    this.#cancelTimer(entry);
    this.#entries.delete(document.uri.toString());
    this.#clear(entry);
    this.problems.forget(document.uri);
    this.analyzer.close(document.uri.toString());
  }

  #edited(document: vscode.TextDocument): void {
    if (this.#entryOf(document) === undefined) return;
    const { run, delay } = this.settings.read(document);
    if (run === 'onType') this.#schedule(document, delay);
  }

  #settingsChanged(event?: vscode.ConfigurationChangeEvent): void {
    for (const entry of this.#entries.values()) {
      entry.latest = undefined;
      const { run } = this.settings.read(entry.document);
      if (run !== 'manual') this.#schedule(entry.document, 0);
      else if (event?.affectsConfiguration('sockopt.run', entry.document)) this.#clear(entry);
      else if (entry.published) this.#schedule(entry.document, 0);
    }
  }

  /** Other files have changed, perhaps many at once. */
  #surroundingsChanged(): void {
    for (const entry of this.#entries.values()) {
      entry.latest = undefined;
      const { run, delay } = this.settings.read(entry.document);
      if ((entry.published || run !== 'manual') && entry.timer === undefined) this.#schedule(entry.document, delay);
    }
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    const entry = this.#entryOf(document);
    if (entry === undefined) return;
    this.#cancelTimer(entry);
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      void this.check(document);
    }, delay);
  }

  #cancelTimer(entry: Entry): void {
    clearTimeout(entry.timer);
    entry.timer = undefined;
  }

  #clear(entry: Entry): void {
    entry.published = false;
    this.#onDidClear.fire(entry.document.uri);
  }

  async #analyze(entry: Entry): Promise<Analysis | undefined> {
    const { document } = entry;
    const key = document.uri.toString();
    // Taken now: by the time the settings are there, the text may be that of another version.
    const { uri, version, languageId } = document;
    const source = { key, languageId, text: document.getText() };
    await this.settings.ready;
    let analysis: Analysis;
    try {
      analysis = await this.index.checked({ uri, version }, (path) =>
        this.analyzer.analyze(source, this.settings.read(document), path),
      );
    } catch (error) {
      // What ended it is told already. The next question is asked anew.
      if (entry.latest?.version === version) entry.latest = undefined;
      if (!(error instanceof ThreadEnded)) this.problems.failed(error);
      return undefined;
    }
    const present = this.#entryOf(document);
    if (present === entry) return analysis;
    // Closed in the meantime: nobody else would free its tree, unless it was opened again.
    if (present === undefined) this.analyzer.close(key);
    return undefined;
  }
}
