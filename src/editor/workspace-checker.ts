import * as vscode from 'vscode';
import type { Place, ProjectFile } from '../core';
import type { Analyzer } from './analyzer';
import type { Checker } from './checker';
import { source, toDiagnostics } from './diagnostics';
import { type DocumentFilter, isExcluded } from './documents';
import { loadAnalysis } from './load-analysis';
import type { ProblemReporter } from './problems';
import { pathOf, type ProjectIndex } from './project-index';
import type { Settings, SettingsReader } from './settings';
import { openDocument, readSource, readStored, type SourceFile, sourcePattern } from './source-files';
import { TimeSlices } from './time-slices';

/** Files that are asked for at once: on remote file systems, waiting for each is what takes the time. */
const READ_AHEAD = 16;

export interface WorkspaceReport {
  /** How many files were read. */
  readonly files: number;
  readonly findings: number;
  /** Files that could not be read, or not to their end. */
  readonly unchecked: number;
}

/** A file that has something to do with sockets. */
interface Member {
  readonly file: SourceFile;
  readonly settings: Settings;
  readonly unit: ProjectFile;
}

/** What was found in a file, for as long as its stored text is this one. */
interface Result {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

/**
 * Checks all files of the workspace together and shows what is wrong in those that are not open. An open document's
 * problems are its {@link Checker}'s.
 */
export class WorkspaceChecker implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection(`${source}-workspace`);
  readonly #results = new Map<string, Result>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #watcher: vscode.Disposable | undefined;
  /** Files that have changed since the check that is under way began. */
  readonly #changed = new Map<string, vscode.Uri>();

  constructor(
    private readonly analyzer: Analyzer,
    private readonly index: ProjectIndex,
    private readonly settings: SettingsReader,
    private readonly filter: DocumentFilter,
    private readonly checker: Checker,
    private readonly problems: ProblemReporter,
  ) {
    const { workspace } = vscode;
    this.#subscriptions = [
      this.#shown,
      workspace.onDidOpenTextDocument((document) => {
        // Also where nothing is checked by itself: what was found there must not vanish.
        if (this.#results.has(document.uri.toString())) void checker.check(document);
      }),
      checker.onDidCheck(({ document }) => {
        this.#shown.delete(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => void this.#verify(uri)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('sockopt')) this.#clear();
      }),
      settings.onDidChangeProject(() => {
        this.#clear();
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#clear();
      }),
    ];
  }

  /**
   * Checks all files that are not excluded. What was shown before stays where the check is cancelled.
   * @param say is told how far the check is
   * @returns undefined where it was cancelled
   */
  async check(token: vscode.CancellationToken, say: (progress: string) => void): Promise<WorkspaceReport | undefined> {
    await this.#watch();
    await this.settings.ready;
    this.#changed.clear();
    const uris = await vscode.workspace.findFiles(await sourcePattern(), undefined, undefined, token);
    const read = await this.#read(uris, token, say);
    const results = read && (await this.#check(read.members, token));
    if (!read || !results || token.isCancellationRequested) return undefined;
    let findings = 0;
    this.#clear();
    await this.index.replace(read.members.map(({ unit }) => unit));
    for (const { file } of read.members) {
      const key = file.uri.toString();
      const result = results.get(key);
      const document = openDocument(file.uri);
      if (document && this.filter.concerns(document)) {
        await this.checker.check(document);
        findings += (await this.checker.analysisOf(document))?.findings.length ?? 0;
      } else {
        findings += result?.diagnostics.length ?? 0;
      }
      if (!result) continue;
      this.#results.set(key, result);
      this.#show(result);
    }
    await Promise.all(Array.from(this.#changed.values(), (uri) => this.#verify(uri)));
    return { files: read.files, findings, unchecked: read.unchecked };
  }

  dispose(): void {
    this.#watcher?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #read(
    uris: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    say: (progress: string) => void,
  ): Promise<{ readonly members: readonly Member[]; readonly files: number; readonly unchecked: number } | undefined> {
    const settings = new SettingsCache(this.settings);
    const members: Member[] = [];
    /** Files that have nothing to say by themselves, by the paths that the analysis has for them. */
    const silent = new Map<string, vscode.Uri>();
    const slices = new TimeSlices();
    let files = 0;
    let unchecked = 0;
    for (let start = 0; start < uris.length; start += READ_AHEAD) {
      say(`${start} of ${uris.length} files`);
      const read = await Promise.allSettled(uris.slice(start, start + READ_AHEAD).map(readSource));
      for (const [index, outcome] of read.entries()) {
        await slices.pause();
        if (token.isCancellationRequested) return undefined;
        if (outcome.status === 'rejected') {
          unchecked++;
          const message = `The file cannot be read: ${String(outcome.reason)}`;
          this.problems.report(uris[start + index]!, [{ code: 'internal', message }]);
          continue;
        }
        const file = outcome.value;
        const own = settings.of(file);
        if (isExcluded(file, own.exclude)) continue;
        files++;
        const lowered = await this.analyzer.lower(file, own);
        if (!lowered) {
          silent.set(pathOf(file.uri), file.uri);
        } else if ('problem' in lowered) {
          unchecked++;
          this.problems.report(file.uri, [lowered.problem]);
        } else {
          members.push({ file, settings: own, unit: { path: pathOf(file.uri), text: file.text, ...lowered } });
        }
      }
    }
    await this.#readDefinitions(members, silent, settings);
    if (token.isCancellationRequested) return undefined;
    say(`${uris.length} of ${uris.length} files, following sockets`);
    return { members, files, unchecked };
  }

  /** Adds the files that define base classes, though they have nothing to say by themselves. */
  async #readDefinitions(members: Member[], silent: Map<string, vscode.Uri>, settings: SettingsCache): Promise<void> {
    const { definingFiles, GENERATIONS } = await loadAnalysis();
    const slices = new TimeSlices();
    for (let generation = 0; generation < GENERATIONS; generation++) {
      for (const path of definingFiles(
        members.map(({ unit }) => unit),
        silent.keys(),
      )) {
        // It was readable a moment ago; if it is no longer, its classes are unknown.
        const file = await readSource(silent.get(path)!).catch(() => undefined);
        silent.delete(path);
        const own = file && settings.of(file);
        const lowered = own && (await this.analyzer.lower(file, own, true));
        if (lowered && !('problem' in lowered))
          members.push({ file, settings: own, unit: { path, text: file.text, ...lowered } });
        await slices.pause();
      }
    }
  }

  /** What is wrong, by URI; undefined where it was cancelled. */
  async #check(
    members: readonly Member[],
    token: vscode.CancellationToken,
  ): Promise<ReadonlyMap<string, Result> | undefined> {
    const { checkProjectInSteps } = await loadAnalysis();
    const units = members.map(({ unit }) => unit);
    const results = new Map<string, Result>();
    const slices = new TimeSlices();
    // Functions are looked up in all files, whatever settings those have themselves.
    for (const settings of new Set(members.map((member) => member.settings))) {
      const steps = checkProjectInSteps(units, { severities: settings.rules, platforms: settings.targetPlatforms });
      let step = steps.next();
      while (step.done !== true) {
        await slices.pause();
        if (token.isCancellationRequested) return undefined;
        step = steps.next();
      }
      const { places, problems } = step.value;
      for (const { file, unit, ...member } of members) {
        if (member.settings !== settings) continue;
        this.problems.report(file.uri, problems.get(unit.path) ?? []);
        const result = await this.#resultOf(file, places.get(unit.path) ?? [], settings);
        if (result.diagnostics.length > 0) results.set(file.uri.toString(), result);
        await slices.pause();
        if (token.isCancellationRequested) return undefined;
      }
    }
    return results;
  }

  async #resultOf(file: SourceFile, places: readonly Place[], settings: Settings): Promise<Result> {
    const findings = places.length === 0 ? [] : await this.analyzer.findings(file, places, settings);
    return { uri: file.uri, text: file.text, diagnostics: toDiagnostics(file, findings) };
  }

  #show({ uri, diagnostics }: Result): void {
    const document = openDocument(uri);
    if (!document || !this.filter.concerns(document)) this.#shown.set(uri, diagnostics);
  }

  /** Shows what was found in a file where its stored text is still that one, and forgets it where it is not. */
  async #verify(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    this.#changed.set(key, uri);
    const result = this.#results.get(key);
    if (!result) return;
    const text = await readStored(uri).then(
      (file) => file.text,
      () => undefined,
    );
    if (this.#results.get(key) !== result) return;
    if (text === result.text) {
      this.#show(result);
    } else {
      this.#results.delete(key);
      this.#shown.delete(uri);
    }
  }

  #clear(): void {
    this.#results.clear();
    this.#shown.clear();
  }

  /** From the first check on: before, there is nothing that could change. */
  async #watch(): Promise<void> {
    const pattern = await sourcePattern();
    if (this.#watcher) return;
    // A file that is written soon after it was made may be told of as new only.
    const changed = (uri: vscode.Uri): void => void this.#verify(uri);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  }
}

/** Settings differ between folders and languages only; equal ones are one object. */
class SettingsCache {
  readonly #byPlace = new Map<string, Settings>();
  readonly #byContent = new Map<string, Settings>();

  constructor(private readonly settings: SettingsReader) {}

  of(file: SourceFile): Settings {
    const folder = vscode.workspace.getWorkspaceFolder(file.uri);
    const place = `${file.languageId} ${folder?.uri.toString() ?? ''}`;
    const known = this.#byPlace.get(place);
    if (known) return known;
    const read = this.settings.read(file);
    const content = JSON.stringify([read.rules, read.targetPlatforms, read.exclude, read.maxFileSize]);
    const settings = this.#byContent.get(content) ?? read;
    this.#byContent.set(content, settings);
    this.#byPlace.set(place, settings);
    return settings;
  }
}
