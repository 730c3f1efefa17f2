import type { Closer, PageMessage, PageState, YourCode } from './messages';
import { isPageState } from './validate';

interface WebviewApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

/** Given to every webview by VS Code, once. */
declare function acquireVsCodeApi(): WebviewApi;

const initial: PageState = { closer: 'server', open: [], scroll: 0 };

/** The page's state: every change is stored with VS Code at once and announced. */
export class Store {
  readonly #api = acquireVsCodeApi();
  readonly #changed: () => void;
  #state: PageState;

  /** @param changed called after a change that can be seen; scrolling is none */
  constructor(changed: () => void) {
    this.#changed = changed;
    const saved = this.#api.getState();
    this.#state = isPageState(saved) ? saved : initial;
  }

  get state(): PageState {
    return this.#state;
  }

  showCode(code: YourCode | undefined): void {
    const { closer, open, scroll } = this.#state;
    this.#set({ closer, open, scroll, ...(code === undefined ? {} : { code }) });
    this.#changed();
  }

  chooseCloser(closer: Closer): void {
    this.#set({ ...this.#state, closer });
    this.#changed();
  }

  /** A note says itself whether it is open, so nothing has to be drawn again. */
  setOpen(id: string, open: boolean): void {
    const others = this.#state.open.filter((other) => other !== id);
    this.#set({ ...this.#state, open: open ? [...others, id] : others });
  }

  setScroll(scroll: number): void {
    this.#set({ ...this.#state, scroll });
  }

  send(message: PageMessage): void {
    this.#api.postMessage(message);
  }

  #set(state: PageState): void {
    this.#state = state;
    this.#api.setState(state);
  }
}
