import type { PageMessage } from './messages';
import { isPageState, type PageState } from './page-state';

interface WebviewApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

/** Given to every webview by VS Code, once. */
declare function acquireVsCodeApi(): WebviewApi;

/** The page's state: a change is stored with VS Code and announced. */
export class Store {
  readonly #api = acquireVsCodeApi();
  readonly #changed: () => void;
  #state: PageState;

  /** @param changed called after every change */
  constructor(initial: PageState, changed: () => void) {
    this.#changed = changed;
    const saved = this.#api.getState();
    this.#state = isPageState(saved) ? saved : initial;
  }

  get state(): PageState {
    return this.#state;
  }

  /** Shows another state. */
  replace(state: PageState): void {
    this.#state = state;
    this.#api.setState(state);
    this.#changed();
  }

  /** Changes what is shown. */
  update(change: Partial<PageState>): void {
    this.remember(change);
    this.#changed();
  }

  /** Changes what shows itself already: scrolling, a note that was opened. */
  remember(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#api.setState(this.#state);
  }

  /** A frame of something that moves: shown, and stored when it has come to rest. */
  pass(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }

  send(message: PageMessage): void {
    this.#api.postMessage(message);
  }
}
