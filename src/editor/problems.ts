import * as vscode from 'vscode';
import type { Problem } from '../core';

/** Tells the log what could not be checked, and the user where only he can help. */
export class ProblemReporter {
  /** What was last said of a document: the same is not said after each keystroke. */
  readonly #said = new Map<string, string>();
  #asked = false;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  report(document: vscode.Uri, problems: readonly Problem[]): void {
    const key = document.toString();
    const text = problems.map(({ code, message }) => `${code} ${message}`).join('\n');
    if ((this.#said.get(key) ?? '') === text) return;
    this.#said.set(key, text);
    for (const { code, message } of problems) {
      const line = `${vscode.workspace.asRelativePath(document)}: ${message}`;
      if (code === 'internal' || code === 'no-grammar') this.log.error(line);
      else this.log.warn(line);
    }
    if (problems.some(({ code }) => code === 'no-grammar')) {
      this.#ask(
        'Sockopt Lens cannot load a part of itself and does not check this file. Installing the extension again may help.',
      );
    }
  }

  forget(document: vscode.Uri): void {
    this.#said.delete(document.toString());
  }

  /** The engine itself did not load. */
  failed(error: unknown): void {
    this.log.error('The analysis could not be started.', error instanceof Error ? error : String(error));
    this.#ask('Sockopt Lens could not be started. Installing the extension again may help.');
  }

  /** Once in a session: a message that comes back teaches to look away. */
  #ask(message: string): void {
    if (this.#asked) return;
    this.#asked = true;
    void vscode.window.showErrorMessage(message, 'Show Log').then((choice) => {
      if (choice !== undefined) this.log.show();
    });
  }
}
