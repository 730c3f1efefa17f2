/** "Explain Socket Option…": a pick over all options, and the entry of the one that is picked. */
import * as vscode from 'vscode';

/** Entries as documents. */
const scheme = 'sockopt-lens-option';

/** Most items that the list is given: nobody scrolls further, they type. */
const LIMIT = 200;

interface OptionItem extends vscode.QuickPickItem {
  readonly option: string;
}

export function registerOptionEntries(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const { optionByName, optionMarkdown } = await import('../knowledge');
      const option = optionByName(path.slice(1).replace(/\.md$/, ''));
      return option && `${optionMarkdown(option, 'full')}\n`;
    },
  });
}

/** Shows the entry of an option. @param name its C name; without one, or with one that is none, the user is asked */
export async function explainOption(name?: string): Promise<void> {
  const { optionByName } = await import('../knowledge');
  const option = name !== undefined && optionByName(name) ? name : await pickOption(name ?? '');
  if (option === undefined) return;
  const uri = vscode.Uri.from({ scheme, path: `/${option}.md` });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}

async function pickOption(query: string): Promise<string | undefined> {
  const { searchOptions } = await import('../knowledge');
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
