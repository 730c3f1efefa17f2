import type { ExtensionContext } from 'vscode';
import { activate as activateShared } from './editor/activate';

/** Called by VS Code's web-worker extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  activateShared(context, 'web');
}
