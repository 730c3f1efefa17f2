/**
 * The link behind the rule id of a problem. VS Code follows a command link there from the Problems panel only; in the hover
 * and in the peek view of a problem it does nothing (1.75 to 1.139). A document link works everywhere, on the web too. So
 * the link names a document of our own scheme, which holds the explanation as text, and opening it brings the user's file
 * back to the front and opens the panel beside it.
 */
import * as vscode from 'vscode';
import type { Finding } from '../core';
import type { Analyzer } from './analyzer';
import { type FindingAddress, isFindingAddress } from './findings';

const scheme = 'sockopt-lens';

export function explanationUri(document: vscode.Uri, { rule, range }: Finding): vscode.Uri {
  const address: FindingAddress = { uri: document.toString(), rule, offset: range.start };
  // VS Code decodes links once more than it encodes them; hexadecimal digits stay what they are.
  return vscode.Uri.from({ scheme, path: `/${rule}.md`, query: toHex(JSON.stringify(address)) });
}

/** @param explain opens the panel for a finding */
export function registerExplainLinks(
  analyzer: Analyzer,
  explain: (address: FindingAddress) => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => analyzer.timeWait(),
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document.uri.scheme !== scheme) return;
      // The text of the link stays open then, which explains as much without the code.
      redirect(editor, explain).catch((error: unknown) => {
        log.warn(`A link to an explanation could not be followed: ${String(error)}`);
      });
    }),
  );
}

async function redirect(editor: vscode.TextEditor, explain: (address: FindingAddress) => Promise<void>): Promise<void> {
  const { uri } = editor.document;
  const address = parse(uri.query);
  // Opened from somewhere else: then the text itself is the explanation.
  if (address === undefined) return;
  const { viewColumn } = editor;
  const source = await vscode.window.showTextDocument(vscode.Uri.parse(address.uri), {
    preview: true,
    ...(viewColumn && { viewColumn }),
  });
  const place = source.document.positionAt(address.offset);
  source.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const link = tabs.find(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
  if (link) await vscode.window.tabGroups.close(link, true);
  await explain(address);
}

function parse(query: string): FindingAddress | undefined {
  try {
    const address: unknown = JSON.parse(fromHex(query));
    return isFindingAddress(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

function toHex(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(digits: string): string {
  const pairs = digits.match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}
