import type { ExtensionContext } from 'vscode';

export function activate(_context: ExtensionContext): void {
  // The shared activation is wired in here.
}
