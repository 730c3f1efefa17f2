/** What the tests of this folder share. Waiting is always for an event or a state, with a deadline that fails the test. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const deadline = 15_000;

/** The folder that the suite's workspace consists of. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the suite runs in a workspace');
  return folder.uri;
}

let created = 0;

/** Writes a file of the workspace. @param name its name, or the ending alone for a name of its own */
async function write(content: string, name: string): Promise<vscode.Uri> {
  const own = name.startsWith('.') ? `sample-${String(++created)}${name}` : name;
  const uri = vscode.Uri.joinPath(workspaceFolder(), own);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

/** A new file of the workspace, opened without an editor, as extensions do. It stays open for minutes. */
export async function open(content: string, name = '.c'): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(await write(content, name));
}

/** A new file of the workspace in an editor. */
export async function show(content: string, name = '.c'): Promise<vscode.TextDocument> {
  const uri = await write(content, name);
  // As a click in the explorer does: what the API opens stays open for minutes after its editor is closed.
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const opened = (): vscode.TextDocument | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.document;
  await until(
    vscode.window.onDidChangeVisibleTextEditors,
    () => opened() !== undefined,
    () => `an editor for ${uri.toString()}`,
  );
  const document = opened();
  assert.ok(document);
  return document;
}

/** Our problems of a document, in the order of the text. */
export function problemsOf({ uri }: { uri: vscode.Uri }): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'sockopt')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The rule that a problem comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  assert.ok(typeof code === 'object', 'the code has a value and a link');
  return String(code.value);
}

/** The rules of a document's problems, in the order of the text. */
export function rulesOf(document: { uri: vscode.Uri }): readonly string[] {
  return problemsOf(document).map(ruleOf);
}

/** Waits until the rules of the document's problems are these. */
export async function expectRules(
  document: { uri: vscode.Uri },
  ...rules: string[]
): Promise<readonly vscode.Diagnostic[]> {
  const wanted = JSON.stringify(rules);
  await until(
    vscode.languages.onDidChangeDiagnostics,
    () => JSON.stringify(rulesOf(document)) === wanted,
    () => `problems ${wanted}; there are ${JSON.stringify(rulesOf(document))}`,
  );
  return problemsOf(document);
}

/** Waits until a condition holds, looking at it whenever the event fires. @param what said when it never does */
export async function until<T>(event: vscode.Event<T>, holds: () => boolean, what: () => string): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited ${String(deadline)} ms for ${what()}`));
    }, deadline);
    const subscription = event(() => {
      if (!holds()) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    });
  });
}

/** The same where no event tells: looks again and again. */
export async function eventually(holds: () => boolean, what: () => string): Promise<void> {
  const end = Date.now() + deadline;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited ${String(deadline)} ms for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Waits until everything that was opened or changed before has been checked: documents are checked in order, so a new
 * one with a problem comes last.
 */
export async function allChecked(): Promise<void> {
  const { server } = await import('./samples');
  await expectRules(await open(server), 'missing-reuseaddr');
}

/** Replaces the first occurrence of a text. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `the text holds ${before}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The position of a text, `into` characters after its beginning. */
export function positionOf(document: vscode.TextDocument, text: string, into = 1): vscode.Position {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `the text holds ${text}`);
  return document.positionAt(start + into);
}

/** The quick fixes that the editor offers at a range. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Does what choosing the action in the lightbulb's menu does. */
export async function perform({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** The one quick fix with that title. */
export async function actionTitled(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string | RegExp,
): Promise<vscode.CodeAction> {
  const actions = await actionsAt(document, range);
  const found = actions.filter((action) =>
    typeof title === 'string' ? action.title === title : title.test(action.title),
  );
  const [only] = found;
  assert.ok(
    only !== undefined && found.length === 1,
    `"${String(title)}" among ${JSON.stringify(actions.map((a) => a.title))}`,
  );
  return only;
}

/** The Markdown of our hovers at a place. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<readonly string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
}

/** Changes settings of the workspace for as long as the test runs. */
export async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  test: () => Promise<void>,
): Promise<void> {
  const names = Object.keys(settings);
  try {
    for (const name of names) await change(name, settings[name]);
    await test();
  } finally {
    for (const name of names) await change(name, undefined);
  }
}

/** Changes a setting, and waits until the extension has been told: on a busy host that comes after the change is made. */
async function change(name: string, value: unknown): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  const isNew = JSON.stringify(configuration().inspect(name)?.workspaceValue) !== JSON.stringify(value);
  let told = !isNew;
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    told ||= event.affectsConfiguration(`sockopt.${name}`);
  });
  try {
    await configuration().update(name, value, Workspace);
    await until(
      vscode.workspace.onDidChangeConfiguration,
      () => told,
      () => `the setting sockopt.${name} to change`,
    );
  } finally {
    subscription.dispose();
  }
}

export function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('sockopt');
}

/** Saves and closes everything, so that a test starts with what it opens itself. */
export async function closeAll(): Promise<void> {
  // Closing what is not saved would ask, and nobody would answer.
  await vscode.workspace.saveAll(false);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What stands in the log, which must have been shown. */
export function logText(): string {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => uri.scheme === 'output')
    .map((document) => document.getText())
    .join('\n');
}

/** Waits until the log, which must have been shown, has a line. */
export async function untilLog(line: RegExp): Promise<void> {
  await until(
    vscode.workspace.onDidChangeTextDocument,
    () => line.test(logText()),
    () => `${String(line)} in the log: ${logText().slice(-2000)}`,
  );
}

/** The tabs of the panel. */
export function panels(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('sockopt.explainer'));
}

/** Waits until there are so many of them. */
export async function expectPanels(count: number): Promise<void> {
  await until(
    vscode.window.tabGroups.onDidChangeTabs,
    () => panels().length === count,
    () => `${String(count)} panels; there are ${String(panels().length)}`,
  );
}
