/** Long life in the extension host: documents opened and closed, edits, panels; and what is still there after so many. */
import * as vscode from 'vscode';
import { closeAll, expectPanels, expectRules, panels, problemsOf, replace, until } from '../../editor/helpers';
import { ListenerCount } from '../../editor/listeners';
import { server } from '../../editor/samples';
import { Spy } from './spy';

export interface SoakOrder {
  readonly documents: number;
  readonly edits: number;
  readonly panels: number;
  /** How often it is counted what there is, per kind of work. */
  readonly samples: number;
}

/** What there is. Bytes after a collection of garbage. */
export interface Sample {
  readonly done: number;
  readonly hostHeap: number;
  readonly threadHeap: number;
  /** Memory of the parser. */
  readonly wasm: number;
  readonly trees: number;
  readonly listeners: number;
  /** Files with problems of ours. */
  readonly diagnostics: number;
  readonly panels: number;
  readonly documents: number;
}

export type Soak = Readonly<Record<'documents' | 'edits' | 'panels', readonly Sample[]>>;

/** Before anything is counted: what is made once is made by then. */
const WARM_UP = 30;

export async function soak(order: SoakOrder): Promise<Soak> {
  const spy = await Spy.start(true);
  const listeners = new ListenerCount();
  const collect = await garbageCollector();
  const sample = async (done: number): Promise<Sample> => {
    await closeAll();
    await expectPanels(0);
    await until(
      vscode.workspace.onDidCloseTextDocument,
      () => vscode.workspace.textDocuments.every(({ languageId }) => languageId !== 'c'),
      () => 'all documents to be closed',
    );
    const thread = await spy.census();
    collect();
    return {
      done,
      hostHeap: process.memoryUsage().heapUsed,
      ...thread,
      listeners: listeners.present,
      diagnostics: vscode.languages.getDiagnostics().filter(([, all]) => all.some(({ source }) => source === 'sockopt'))
        .length,
      panels: panels().length,
      documents: vscode.workspace.textDocuments.length,
    };
  };
  const repeat = async (times: number, action: (round: number) => Promise<void>): Promise<readonly Sample[]> => {
    for (let round = 0; round < Math.min(WARM_UP, times); round++) await action(round);
    const samples = [await sample(0)];
    for (let round = 1; round <= times; round++) {
      await action(round);
      if (round % Math.ceil(times / order.samples) === 0) samples.push(await sample(round));
    }
    return samples;
  };

  const files = await Promise.all(Array.from({ length: 20 }, (_, index) => write(`soak-${String(index)}.c`, index)));
  const documents = await repeat(order.documents, async (round) => {
    const uri = files[round % files.length]!;
    // In the place of the one before, which is closed by that.
    await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
    await expectRules({ uri }, 'missing-reuseaddr');
  });

  const [first, second] = files as [vscode.Uri, vscode.Uri];
  const edits = await repeat(order.edits, async (round) => {
    const document = await front(first);
    const before = /htons\((\d+)\)/.exec(document.getText())![1]!;
    const after = String(10_000 + round);
    if (before === after) return;
    await replace(document, `htons(${before})`, `htons(${after})`);
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => problemsOf(document).some(({ message }) => message.includes(after)),
      () => `a problem with port ${after}`,
    );
  });

  const shown = await repeat(order.panels, async () => {
    const document = await front(second);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    const offset = document.offsetAt(problem!.range.start);
    const address = { uri: second.toString(), offset, rule: 'missing-reuseaddr' };
    await vscode.commands.executeCommand('sockopt.explainTimeWait', address);
    await expectPanels(1);
    await vscode.window.tabGroups.close(panels());
    await expectPanels(0);
  });
  return { documents, edits, panels: shown };
}

async function write(name: string, index: number): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  const text = server.replace('7007', String(7000 + index)) + '\n'.repeat(index);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The document, in an editor. */
async function front(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (open) return open.document;
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
  await expectRules({ uri }, 'missing-reuseaddr');
  return vscode.workspace.openTextDocument(uri);
}

async function garbageCollector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
