import * as vscode from 'vscode';
import type { Problem } from '../core';
import { plainText } from '../knowledge/text/plain';

/** Problems that are none of the file. */
const errors: ReadonlySet<Problem['code']> = new Set(['internal', 'no-grammar', 'parser-failed', 'parser-stopped']);

/** Tells the log what could not be checked, and the user where only he can help. */
export class ProblemReporter {
  /** What was last said of a document: the same is not said after each keystroke. */
  readonly #said = new Map<string, string>();
  readonly #asked = new Set<string>();
  /** Why the engine did not load when it was last tried. */
  #failure: string | undefined;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  report(document: vscode.Uri, problems: readonly Problem[]): void {
    const key = document.toString();
    const text = problems.map(({ code, message }) => `${code} ${message}`).join('\n');
    if ((this.#said.get(key) ?? '') === text) return;
    this.#said.set(key, text);
    for (const { code, message } of problems) {
      // Names of files may hold whatever the log takes for a line of its own.
      const line = plainText(`${vscode.workspace.asRelativePath(document)}: ${message}`);
      if (errors.has(code)) this.log.error(line);
      else this.log.warn(line);
      if (code === 'parser-stopped') this.#ask(`Sockopt Lens: ${message}`);
    }
    if (problems.some(({ code }) => code === 'no-grammar')) {
      this.#ask(
        'Sockopt Lens cannot load a part of itself, and some files are not checked. Installing the extension again may help.',
      );
    }
  }

  forget(document: vscode.Uri): void {
    this.#said.delete(document.toString());
  }

  /** The analysis itself did not start, or has ended. @param why whether somebody waits for it: he is told each time */
  failed(error: unknown, why: 'needed' | 'asked for' = 'needed'): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (this.#failure !== reason) this.log.error(`The analysis does not run: ${reason}`);
    this.#failure = reason;
    const message = 'Sockopt Lens does not run. Reloading the window or installing the extension again may help.';
    if (why === 'asked for') this.#asked.delete(message);
    this.#ask(message);
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
