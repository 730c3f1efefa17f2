import type { ExtensionContext } from 'vscode';
import { activate as activateShared } from './editor/activate';
import { setAnalysisLoader } from './editor/load-analysis';

/** Called by VS Code's Node extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  setAnalysisLoader(() => import('./editor/analysis'));
  activateShared(context, 'desktop');
}
