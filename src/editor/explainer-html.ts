import type * as vscode from 'vscode';
import { Uri } from 'vscode';
import styles from '../../media/explainer.css';

/** In place of the rest, where its script cannot be loaded. */
const notLoaded = 'The rest of this page could not be loaded. Installing Sockopt Lens again may help.';

/** What the default of a policy does not hold for. */
const outside = "base-uri 'none'; form-action 'none'";

/**
 * The document that the panel's script fills. What it is about can be read before the script has run: the styles stand in
 * it, and the script is asked for only when the rest is shown. VS Code shows a page when all of it has been read, and the
 * first file that a window's webviews read has to wait until its service worker for them has started.
 * Nothing but these styles and our own files is allowed in. @param files the folder they lie in
 */
export function explainerHtml(webview: vscode.Webview, files: vscode.Uri, title: string): string {
  const nonce = randomText();
  const uri = (name: string): string => attribute(webview.asWebviewUri(Uri.joinPath(files, name)).toString());
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; ${outside}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<style nonce="${nonce}">${styles}</style>
<script nonce="${nonce}">
addEventListener('load', () => {
  const script = document.createElement('script');
  script.nonce = '${nonce}';
  script.src = document.body.dataset.script;
  script.addEventListener('error', () => {
    const told = document.createElement('p');
    told.role = 'alert';
    told.textContent = '${notLoaded}';
    document.body.append(told);
  });
  document.head.append(script);
});
</script>
</head>
<body data-script="${uri('explainer.js')}">
<header>
<h1>${attribute(title)}</h1>
<p>Why a server that is restarted says “Address already in use”, and what to do about it.</p>
</header>
</body>
</html>`;
}

/**
 * New for every page. `crypto` is no global in the Node of VS Code 1.75; it need not withstand anybody either, because
 * nothing foreign is ever put into the page as markup.
 */
function randomText(): string {
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join('');
}

function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
