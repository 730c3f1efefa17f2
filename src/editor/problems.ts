import * as vscode from 'vscode';
import type { Problem } from '../core';

/** Problems that are none of the file. */
const errors: ReadonlySet<Problem['code']> = new Set(['internal', 'no-grammar', 'parser-failed', 'parser-stopped']);

/** Tells the log what could not be checked, and the user where only he can help. */
export class ProblemReporter {
  /** What was last said of a document: the same is not said after each keystroke. */
  readonly #said = new Map<string, string>();
  readonly #asked = new Set<string>();

  constructor(private readonly log: vscode.LogOutputChannel) {}

  report(document: vscode.Uri, problems: readonly Problem[]): void {
    const key = document.toString();
    const text = problems.map(({ code, message }) => `${code} ${message}`).join('\n');
    if ((this.#said.get(key) ?? '') === text) return;
    this.#said.set(key, text);
    for (const { code, message } of problems) {
      const line = `${vscode.workspace.asRelativePath(document)}: ${message}`;
      if (errors.has(code)) this.log.error(line);
      else this.log.warn(line);
      if (code === 'parser-stopped') this.#ask(`Sockopt Lens: ${message}`);
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

  /** The analysis itself did not start, or has ended. */
  failed(error: unknown): void {
    this.log.error('The analysis does not run.', error instanceof Error ? error : String(error));
    this.#ask('Sockopt Lens does not run any more. Reloading the window or installing the extension again may help.');
  }

  /** The analysis has ended of itself, and is started again. */
  restarted(error: Error): void {
    this.log.warn(`The analysis has ended unexpectedly and is started again: ${error.message}`);
  }

  /** Each once in a session: a message that comes back teaches to look away. */
  #ask(message: string): void {
    if (this.#asked.has(message)) return;
    this.#asked.add(message);
    void vscode.window.showErrorMessage(message, 'Show Log').then((choice) => {
      if (choice !== undefined) this.log.show();
    });
  }
}
