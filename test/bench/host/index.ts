/** The entry point VS Code calls inside the extension host, for `npm run bench` and `npm run soak`. */
import * as vscode from 'vscode';
import { figures } from './figures';
import { soak, type SoakOrder } from './soak';

/** What the workspace's file `order.json` asks for. */
type Order = ({ readonly kind: 'figures'; readonly lines: number } & object) | ({ readonly kind: 'soak' } & SoakOrder);

/** Does what was ordered, and prints the result on a line of its own. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'order.json'));
  const order = JSON.parse(new TextDecoder().decode(bytes)) as Order;
  try {
    const result = order.kind === 'figures' ? await figures(order.lines) : await soak(order);
    console.info(`RESULT ${JSON.stringify(result)}`);
  } catch (error) {
    // The web worker's host does not tell why a suite fails.
    console.info(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error;
  }
}
