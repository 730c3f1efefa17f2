import type { ExtensionContext } from 'vscode';
import { activate as activateShared } from './editor/activate';

/** Called by VS Code's Node extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  activateShared(context, 'desktop');
}
