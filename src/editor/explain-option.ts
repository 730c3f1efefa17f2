/** "Explain Socket Option…": a pick over all options. */
import * as vscode from 'vscode';
import { loadAnalysis } from './load-analysis';

/** Most items that the list is given: nobody scrolls further, they type. */
const LIMIT = 200;

interface OptionItem extends vscode.QuickPickItem {
  readonly option: string;
}

/** The option that is meant. @param name its C name; without one, or with one that is none, the user is asked */
export async function chooseOption(name?: string): Promise<string | undefined> {
  const { optionByName } = await loadAnalysis();
  return name !== undefined && optionByName(name) ? name : pickOption(name ?? '');
}

async function pickOption(query: string): Promise<string | undefined> {
  const { searchOptions } = await loadAnalysis();
  const pick = vscode.window.createQuickPick<OptionItem>();
  pick.title = 'Explain Socket Option';
  pick.placeholder = 'A name, or what it does: nagle, buffer, half open, address already in use';
  const list = (text: string): void => {
    pick.items = searchOptions(text)
      .slice(0, LIMIT)
      .map(({ name, level, summary }) => ({
        label: name,
        description: level === 'flag' ? 'flag' : level,
        detail: summary.replaceAll('`', ''),
        option: name,
        // The search has decided already.
        alwaysShow: true,
      }));
    const [best] = pick.items;
    pick.activeItems = best ? [best] : [];
  };
  pick.value = query;
  list(query);
  return new Promise((resolve) => {
    pick.onDidChangeValue(list);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.option);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
