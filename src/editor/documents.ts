import * as vscode from 'vscode';

/** File systems of code that people edit; others count where they can be written to. */
const editable: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web']);

/** Never: the other side of a diff, output, search results, and what VS Code keeps for itself. */
const never: ReadonlySet<string> = new Set([
  'git',
  'gitfs',
  'gitlens',
  'output',
  'search-editor',
  'vscode-local-history',
  'vscode-scm',
  'vscode-settings',
  'vscode-userdata',
  'walkThrough',
  'walkThroughSnippet',
]);

/** What settings depend on: of a document, or of a file that is not open. */
export type FileIdentity = Pick<vscode.TextDocument, 'uri' | 'languageId'>;

/** Which documents are checked. */
export class DocumentFilter {
  readonly #languages: ReadonlySet<string>;

  /** @param languages VS Code language ids */
  constructor(readonly languages: readonly string[]) {
    this.#languages = new Set(languages);
  }

  /** Whether the document is source code of one of our languages, as opposed to a read-only copy or a tool's output. */
  concerns({ languageId, uri }: vscode.TextDocument): boolean {
    return this.#languages.has(languageId) && !never.has(uri.scheme) && isEditable(uri.scheme);
  }
}

function isEditable(scheme: string): boolean {
  return editable.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Whether one of the patterns, relative to the document's workspace folder, matches. */
export function isExcluded(document: FileIdentity, patterns: readonly string[]): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return patterns.some((pattern) => {
    const glob = folder === undefined ? pattern : new vscode.RelativePattern(folder, pattern);
    // It is declared for documents, and looks at what every file has.
    return vscode.languages.match({ pattern: glob }, document as vscode.TextDocument) > 0;
  });
}
