import * as vscode from 'vscode';
import { TimeSlices } from '../worker/time-slices';
import { type Analyzer, optionsOf, type ProjectAnalysis } from './analyzer';
import type { Checker } from './checker';
import { source, toDiagnostics } from './diagnostics';
import { type DocumentFilter, isExcluded } from './documents';
import type { ProblemReporter } from './problems';
import { pathOf, type ProjectIndex } from './project-index';
import type { Settings, SettingsReader } from './settings';
import { openDocument, readSource, readStored, SourceFile, sourcePattern } from './source-files';

/** Files that are asked for at once: on remote file systems, waiting for each is what takes the time. */
const READ_AHEAD = 16;

export interface WorkspaceReport {
  /** How many files were read. */
  readonly files: number;
  readonly findings: number;
  /** Files that could not be read, or not to their end. */
  readonly unchecked: number;
}

/** A file that is read, with what holds for it. */
interface Member {
  readonly file: SourceFile;
  readonly settings: Settings;
  /** Files with one number have equal settings. */
  readonly group: number;
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
  /** Files that have changed since the check that is under way began; undefined where none is. */
  #changed: Map<string, vscode.Uri> | undefined;

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
    this.#watch();
    await this.settings.ready;
    this.#changed = new Map();
    const project = await this.analyzer.begin();
    // What is under way when it is cancelled is not waited for.
    const cancelled = new Promise<undefined>((resolve) => {
      token.onCancellationRequested(() => resolve(undefined));
    });
    try {
      return await Promise.race([cancelled, this.#check(project, token, say)]);
    } finally {
      this.#changed = undefined;
      project.end();
    }
  }

  dispose(): void {
    this.#watcher?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #check(
    project: ProjectAnalysis,
    token: vscode.CancellationToken,
    say: (progress: string) => void,
  ): Promise<WorkspaceReport | undefined> {
    const uris = await vscode.workspace.findFiles(sourcePattern, undefined, undefined, token);
    const read = await this.#read(project, uris, token, say);
    const results = read && (await this.#judge(project, read.members, token, say));
    if (!read || !results || token.isCancellationRequested) return undefined;
    let findings = 0;
    this.#clear();
    await this.index.replace(project);
    const slices = new TimeSlices();
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
      await slices.pause();
    }
    await Promise.all(Array.from(this.#changed?.values() ?? [], (uri) => this.#verify(uri)));
    return { files: read.files, findings, unchecked: read.unchecked };
  }

  async #read(
    project: ProjectAnalysis,
    uris: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    say: (progress: string) => void,
  ): Promise<{ readonly members: readonly Member[]; readonly files: number; readonly unchecked: number } | undefined> {
    const settings = new SettingsCache(this.settings);
    const reading = new Reading(project, this.problems);
    const slices = new TimeSlices();
    let files = 0;
    let unreadable = 0;
    for (let start = 0; start < uris.length; start += READ_AHEAD) {
      say(`${start} of ${uris.length} files`);
      const read = await Promise.allSettled(uris.slice(start, start + READ_AHEAD).map(readSource));
      const batch: Member[] = [];
      for (const [index, outcome] of read.entries()) {
        await slices.pause();
        if (token.isCancellationRequested) return undefined;
        if (outcome.status === 'rejected') {
          unreadable++;
          const message = `The file cannot be read: ${String(outcome.reason)}`;
          this.problems.report(uris[start + index]!, [{ code: 'internal', message }]);
          continue;
        }
        const member = settings.of(outcome.value);
        if (!isExcluded(member.file, member.settings.exclude)) batch.push(member);
      }
      files += batch.length;
      // The files before these are looked at while these are read.
      await reading.done;
      if (token.isCancellationRequested) return undefined;
      reading.add(batch);
    }
    await reading.done;
    await this.#readDefinitions(project, reading, token);
    if (token.isCancellationRequested) return undefined;
    say(`${uris.length} of ${uris.length} files, following sockets`);
    return { members: reading.members, files, unchecked: unreadable + reading.unread };
  }

  /** Adds the files that define base classes, though they have nothing to say by themselves. */
  async #readDefinitions(project: ProjectAnalysis, reading: Reading, token: vscode.CancellationToken): Promise<void> {
    for (let paths = await project.definitions(); paths.length > 0; paths = await project.definitions()) {
      for (const path of paths) {
        const known = reading.silent.get(path)!;
        // It was readable a moment ago; if it is no longer, its classes are unknown.
        const file = await readSource(known.file.uri).catch(() => undefined);
        if (token.isCancellationRequested) return;
        if (file) reading.add([{ ...known, file }]);
        await reading.done;
      }
    }
  }

  /** What is wrong, by URI; undefined where it was cancelled. */
  async #judge(
    project: ProjectAnalysis,
    members: readonly Member[],
    token: vscode.CancellationToken,
    say: (progress: string) => void,
  ): Promise<ReadonlyMap<string, Result> | undefined> {
    const results = new Map<string, Result>();
    const slices = new TimeSlices();
    for (const group of new Set(members.map((member) => member.group))) {
      const checked = await project.check(group, ({ followed, of }) => {
        if (!token.isCancellationRequested) say(`following sockets, ${followed} of ${of} files`);
      });
      for (const { file } of members.filter((member) => member.group === group)) {
        if (token.isCancellationRequested) return undefined;
        const { findings, problems } = checked.get(pathOf(file.uri)) ?? { findings: [], problems: [] };
        this.problems.report(file.uri, problems);
        const diagnostics = toDiagnostics(file, findings);
        if (diagnostics.length > 0) results.set(file.uri.toString(), { uri: file.uri, text: file.text, diagnostics });
        await slices.pause();
      }
    }
    return results;
  }

  #show({ uri, diagnostics }: Result): void {
    const document = openDocument(uri);
    if (!document || !this.filter.concerns(document)) this.#shown.set(uri, diagnostics);
  }

  /** Shows what was found in a file where its stored text is still that one, and forgets it where it is not. */
  async #verify(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    this.#changed?.set(key, uri);
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
  #watch(): void {
    if (this.#watcher) return;
    // A file that is written soon after it was made may be told of as new only.
    const changed = (uri: vscode.Uri): void => void this.#verify(uri);
    const watcher = vscode.workspace.createFileSystemWatcher(sourcePattern);
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  }
}

/** The files of a check, as the analysis has taken them. */
class Reading {
  readonly members: Member[] = [];
  /** Files that have nothing to say by themselves, by the paths that the analysis has for them. */
  readonly silent = new Map<string, Member>();
  /** How many could not be taken. */
  unread = 0;
  /** Settled when all that were added have been taken. */
  done: Promise<void> = Promise.resolve();

  constructor(
    private readonly project: ProjectAnalysis,
    private readonly problems: ProblemReporter,
  ) {}

  add(batch: readonly Member[]): void {
    this.done = this.#take(batch);
    // Whoever waits for it is told.
    this.done.catch(() => undefined);
  }

  async #take(batch: readonly Member[]): Promise<void> {
    const sources = batch.map(({ file: { uri, languageId, text }, settings, group }) => ({
      path: pathOf(uri),
      languageId,
      text,
      options: optionsOf(settings),
      group,
    }));
    const answers = await this.project.collect(sources);
    for (const [index, answer] of answers.entries()) {
      const member = batch[index]!;
      const { uri } = member.file;
      if (answer === 'silent') {
        // Its text is of no use.
        this.silent.set(pathOf(uri), { ...member, file: new SourceFile(uri, member.file.languageId, '') });
      } else if (answer === 'member') {
        this.members.push(member);
      } else if (!this.silent.has(pathOf(uri))) {
        this.unread++;
        this.problems.report(uri, [answer.problem]);
      }
    }
  }
}

/** Settings differ between folders and languages only; equal ones are one object. */
class SettingsCache {
  readonly #byPlace = new Map<string, Omit<Member, 'file'>>();
  readonly #byContent = new Map<string, Omit<Member, 'file'>>();

  constructor(private readonly settings: SettingsReader) {}

  /** The file with the settings that hold for it. */
  of(file: SourceFile): Member {
    const folder = vscode.workspace.getWorkspaceFolder(file.uri);
    const place = `${file.languageId} ${folder?.uri.toString() ?? ''}`;
    const known = this.#byPlace.get(place) ?? this.#read(file);
    this.#byPlace.set(place, known);
    return { ...known, file };
  }

  #read(file: SourceFile): Omit<Member, 'file'> {
    const settings = this.settings.read(file);
    const content = JSON.stringify([settings.rules, settings.targetPlatforms, settings.exclude, settings.maxFileSize]);
    const known = this.#byContent.get(content) ?? { settings, group: this.#byContent.size };
    this.#byContent.set(content, known);
    return known;
  }
}
