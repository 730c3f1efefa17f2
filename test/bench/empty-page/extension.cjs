// What a webview costs in VS Code that has nothing in it.
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand('emptyPage.open', () => {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel('emptyPage', 'An empty page', beside, {});
      panel.webview.html = '<!DOCTYPE html><html lang="en"><body><h1>Empty</h1></body></html>';
    }),
  );
};
