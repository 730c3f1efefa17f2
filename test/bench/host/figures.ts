/**
 * What the extension costs in the extension host, measured from within: in milliseconds, where nothing else is said. What
 * is undefined in a web worker is in the trace of the browser, by the same name.
 */
import * as vscode from 'vscode';
import { closeAll, expectRules, hoverAt, positionOf, show } from '../../editor/helpers';
import { server } from '../../editor/samples';
import { Spy } from './spy';
import { busyFrom, longestTask } from './tasks';

export interface Figures {
  /** Reading, compiling and running the bundle that activation needs; in a web worker without what is asynchronous of it. */
  readonly loading: number | undefined;
  /** The call of `activate`. */
  readonly activation: number | undefined;
  /** Threads and grammars that were there before a document needed them. */
  readonly early: number;
  /** The calls of VS Code around a provider that has nothing to do. */
  readonly emptyHover: number;
  readonly hover: number;
  readonly emptyActions: number;
  readonly actions: number;
  /** From a change in so many lines to the problems that change by it. */
  readonly edit: number;
  /** The longest tasks: while nothing is done for a second, which is VS Code's own, and while something is. */
  readonly idle: number | undefined;
  readonly opening: number | undefined;
  readonly typing: number | undefined;
  readonly hovering: number | undefined;
  readonly check: number | undefined;
  readonly files: number;
  /** How often the check has told how far it is. */
  readonly told: number;
  /** From the cancellation to the end of a check. */
  readonly cancel: number;
}

const ROUNDS = 15;

/** @param lines of the file that is opened and edited */
export async function figures(lines: number): Promise<Figures> {
  const spy = await Spy.start();
  const loading = await evaluation();
  await vscode.extensions.getExtension('sockopt-lens.sockopt-lens')!.activate();
  const { activation } = spy;
  const early = spy.threads + spy.assets;

  const small = await show(server);
  const [problem] = await expectRules(small, 'missing-reuseaddr');
  const place = positionOf(small, 'bind(fd');
  const empty = await emptyProviders();
  const hover = await medianOf(() => hoverAt(small, place));
  const actions = await medianOf(() => actionsAt(small.uri, problem!.range));
  const emptyHover = await medianOf(() => hoverAt(empty.document, new vscode.Position(0, 0)));
  const emptyActions = await medianOf(() => actionsAt(empty.document.uri, new vscode.Range(0, 0, 0, 1)));
  empty.providers.dispose();

  const idle = await longestTask('idle', () => new Promise((resolve) => setTimeout(resolve, 1000)));
  const text = largeFile(lines);
  let large = small;
  const opening = await longestTask('opening', async () => {
    large = await show(text);
    await expectRules(large, 'missing-reuseaddr');
  });
  const edits: number[] = [];
  const typing = await longestTask('typing', async () => {
    for (let round = 0; round < ROUNDS; round++) edits.push(await edit(spy, large, 7100 + round));
  });
  const hovering = await longestTask('hovering', () => hoverAt(large, positionOf(large, 'bind(fd')));
  await closeAll();

  let files = 0;
  const check = await longestTask('check', async () => {
    files = (await vscode.commands.executeCommand<{ files: number }>('sockopt.checkWorkspace')).files;
  });
  const told = spy.progress;
  let cancelled = Number.NaN;
  spy.cancelAt(2, () => (cancelled = performance.now()));
  await vscode.commands.executeCommand('sockopt.checkWorkspace');
  const cancel = performance.now() - cancelled;
  return {
    loading,
    activation,
    early,
    emptyHover,
    hover,
    emptyActions,
    actions,
    edit: median(edits),
    idle,
    opening,
    typing,
    hovering,
    check,
    files,
    told,
    cancel,
  };
}

/** What a web worker has of URL. */
interface BlobAddresses {
  createObjectURL(blob: Blob): string;
}

/** Reading, compiling and running the bundle, as the extension host does before it calls `activate`. */
async function evaluation(): Promise<number | undefined> {
  const { extensionUri } = vscode.extensions.getExtension('sockopt-lens.sockopt-lens')!;
  if (EXTENSION_HOST === 'node') {
    const { createRequire } = await import('node:module');
    const require = createRequire(vscode.Uri.joinPath(extensionUri, 'dist', 'any.js').fsPath);
    const end = busyFrom('loading');
    require('./extension.js');
    return end();
  }
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'extension.web.js'));
  const text = `export default (module, exports, require) => {\n${new TextDecoder().decode(bytes)}\n};`;
  // A URL of data would not be let in.
  const address = (URL as unknown as BlobAddresses).createObjectURL(new Blob([text], { type: 'text/javascript' }));
  // The import waits for others; most of the text is compiled when it is run.
  const { default: run } = (await import(address)) as { default: (...given: readonly unknown[]) => void };
  const end = busyFrom('loading');
  run({ exports: {} }, {}, () => vscode);
  return end();
}

/** A document with providers that answer at once. */
async function emptyProviders(): Promise<{ document: vscode.TextDocument; providers: vscode.Disposable }> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'nothing' });
  const selector = { language: 'plaintext' };
  const providers = vscode.Disposable.from(
    vscode.languages.registerHoverProvider(selector, { provideHover: () => new vscode.Hover('nothing') }),
    vscode.languages.registerCodeActionsProvider(selector, {
      provideCodeActions: () => [new vscode.CodeAction('Nothing', vscode.CodeActionKind.QuickFix)],
    }),
  );
  return { document, providers };
}

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<unknown> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Writes another port. @returns milliseconds from the change of the document until the problem that names it is shown */
async function edit(spy: Spy, document: vscode.TextDocument, port: number): Promise<number> {
  const { line, character } = positionOf(document, 'htons(', 'htons('.length);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(line, character, line, character + 4), String(port));
  let changed = Number.NaN;
  const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document === document) changed = performance.now();
  });
  const shown = new Promise<number>((resolve) => {
    spy.shown = (message) => {
      if (message.includes(String(port))) resolve(performance.now());
    };
  });
  await vscode.workspace.applyEdit(change);
  const milliseconds = (await shown) - changed;
  subscription.dispose();
  return milliseconds;
}

/** The server in the middle of functions as they stand in any C file. */
export function largeFile(lines: number): string {
  const filler = (index: number): string =>
    `/* Adds up ${String(index)}. */\nstatic int sum_${String(index)}(const int *values, int count)\n{\n    int total = 0;\n    for (int i = 0; i < count; i++)\n        total += values[i] > ${String(index)} ? values[i] : 0;\n    return total;\n}\n\n`;
  const all = Array.from({ length: Math.max(2, Math.floor(lines / 9)) }, (_, index) => filler(index));
  const half = Math.floor(all.length / 2);
  return all.slice(0, half).join('') + server + all.slice(half).join('');
}

async function medianOf(action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timeOf(action));
  return median(times);
}

async function timeOf(action: () => unknown): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
