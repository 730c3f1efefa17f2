import * as vscode from 'vscode';
import type { ExplainerTarget } from '../explainer/messages';

const viewType = 'sockopt.explainer';

/** The panel that explains TIME_WAIT and address reuse. There is one at most; showing it again reveals it. */
export class ExplainerPanel {
  static #panel: vscode.WebviewPanel | undefined;

  /** Opens the panel beside the editor, or reveals it. @param target the user's own code, shown at the top */
  static show(_context: vscode.ExtensionContext, target?: ExplainerTarget): void {
    const panel =
      ExplainerPanel.#panel ??
      vscode.window.createWebviewPanel(viewType, 'TIME_WAIT', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    panel.webview.html = '<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>TIME_WAIT</title></head><body></body></html>';
    panel.title = target === undefined ? 'TIME_WAIT' : `TIME_WAIT: ${target.fileName}`;
    panel.reveal();
    if (ExplainerPanel.#panel === undefined) {
      ExplainerPanel.#panel = panel;
      panel.onDidDispose(() => {
        ExplainerPanel.#panel = undefined;
      });
    }
  }

  /** Lets VS Code restore the panel after a window reload. */
  static register(context: vscode.ExtensionContext): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel) => {
        panel.dispose();
        ExplainerPanel.show(context);
        return Promise.resolve();
      },
    });
  }
}
