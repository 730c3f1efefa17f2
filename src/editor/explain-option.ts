/** "Explain Socket Option…": a pick over all options. */
import * as vscode from 'vscode';
import type { OptionEntry } from '../worker/service';
import type { Analyzer } from './analyzer';

/** Most items that the list is given: nobody scrolls further, they type. */
const LIMIT = 200;

interface OptionItem extends vscode.QuickPickItem {
  readonly option: string;
}

/** The option that is meant. @param name its C name; without one, or with one that is none, the user is asked */
export async function chooseOption(analyzer: Analyzer, name?: string): Promise<string | undefined> {
  return name !== undefined && (await analyzer.isOption(name)) ? name : pickOption(analyzer, name ?? '');
}

async function pickOption(analyzer: Analyzer, query: string): Promise<string | undefined> {
  const first = await analyzer.options(query, LIMIT);
  const pick = vscode.window.createQuickPick<OptionItem>();
  pick.title = 'Explain Socket Option';
  pick.placeholder = 'A name, or what it does: nagle, buffer, half open, address already in use';
  pick.value = query;
  list(pick, first);
  return new Promise((resolve) => {
    /** Settled when what the text asks for is listed. */
    let listed = Promise.resolve();
    pick.onDidChangeValue((text) => {
      listed = analyzer.options(text, LIMIT).then((found) => {
        // The answer to a text before this one is of no use.
        if (pick.value === text) list(pick, found);
      });
      const failed = listed.then(() => undefined);
      failed.catch(() => {
        // Whoever waits is told why.
        resolve(failed);
        pick.hide();
      });
    });
    pick.onDidAccept(() => {
      const accept = (): void => {
        resolve(pick.activeItems[0]?.option);
        pick.hide();
      };
      listed.then(accept, () => undefined);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function list(pick: vscode.QuickPick<OptionItem>, options: readonly OptionEntry[]): void {
  pick.items = options.map(({ name, level, summary }) => ({
    label: name,
    description: level,
    detail: summary.replaceAll('`', ''),
    option: name,
    // The search has decided already.
    alwaysShow: true,
  }));
  const [best] = pick.items;
  pick.activeItems = best ? [best] : [];
}
