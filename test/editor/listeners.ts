/**
 * Counts who listens to VS Code's events: the suite and the extension are given the same objects. Everything is passed on
 * as it is.
 */
import * as vscode from 'vscode';

export class ListenerCount {
  /** Listeners that were added since, and not removed. */
  present = 0;
  readonly #original: (() => void)[] = [];

  constructor() {
    for (const part of [vscode.workspace, vscode.window, vscode.languages]) {
      for (const name of Object.keys(part).filter((key) => /^on(?:Did|Will)/.test(key))) this.#watch(part, name);
    }
  }

  /** Counts no more. */
  dispose(): void {
    for (const restore of this.#original) restore();
  }

  #watch(part: object, name: string): void {
    const events = part as Record<string, vscode.Event<unknown>>;
    const event = events[name]!;
    const define = (value: vscode.Event<unknown>): void => {
      Object.defineProperty(part, name, { value, configurable: true, enumerable: true, writable: true });
    };
    this.#original.push(() => {
      define(event);
    });
    define((listener, context, disposables) => {
      const subscription = event(listener, context);
      this.present++;
      let there = true;
      const result = new vscode.Disposable(() => {
        if (there) this.present--;
        there = false;
        subscription.dispose();
      });
      disposables?.push(result);
      return result;
    });
  }
}
