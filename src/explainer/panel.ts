import type { VscodeTabPanel } from '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import { timeline, withoutTimeWait, type Scenario, type Timeline } from '../knowledge';
import { follow, targetOf, type Switches } from './follow';
import type { HostMessage, PanelLink, View } from './messages';
import type { PageState, ReferenceState, TimelineState } from './page-state';
import { Player } from './player';
import { loadReference, type Reference } from './reference-loader';
import type { Store } from './state';
import { samePosition, stepsOf, type Step } from './steps';
import type { PlayerActions } from './view/player';

/** How many results of a search are shown at first, and how many more each time. */
const resultsAtOnce = 50;

/** What the page does when something is asked of it. */
export class Panel {
  readonly #store: Store;
  readonly #redraw: () => void;
  readonly #player = new Player();
  /** The timeline that was worked out last, with the scenario that it is of. */
  #worked: { scenario: Scenario; timeline: Timeline; steps: readonly Step[] } | undefined;
  #reference: Reference | 'unreadable' | undefined;
  #limit = resultsAtOnce;

  constructor(store: Store, redraw: () => void) {
    this.#store = store;
    this.#redraw = redraw;
  }

  get state(): PageState {
    return this.#store.state;
  }

  get playing(): boolean {
    return this.#player.moving;
  }

  /** The options; undefined until they are read, which this starts. */
  get reference(): Reference | undefined {
    if (this.#reference === undefined) {
      const show = (reference: Reference | 'unreadable'): void => {
        this.#reference = reference;
        this.#redraw();
        this.scrollBack();
      };
      loadReference().then(show, () => show('unreadable'));
    }
    return this.#reference === 'unreadable' ? undefined : this.#reference;
  }

  /** The options cannot be read. */
  get referenceFailed(): boolean {
    return this.#reference === 'unreadable';
  }

  /** How many results of a search are shown. */
  get limit(): number {
    return this.#limit;
  }

  /** The chosen story and its steps. */
  get story(): { readonly timeline: Timeline; readonly steps: readonly Step[] } {
    const { scenario } = this.state.timeline;
    if (this.#worked?.scenario !== scenario) {
      const worked = timeline(scenario);
      this.#worked = { scenario, timeline: worked, steps: stepsOf(worked) };
    }
    return this.#worked;
  }

  /** Shows what the editor says. @returns whether the page has gone to its place */
  show({ code, link, asked }: HostMessage): boolean {
    const state: PageState = { ...this.state, code };
    const to = link ?? (asked && code !== undefined ? { view: 'your-code' as const } : undefined);
    if (to !== undefined) {
      this.#go(state, to);
    } else {
      this.#store.replace(state.view === 'your-code' && code === undefined ? { ...state, view: 'thread' } : state);
    }
    return to !== undefined;
  }

  follow(link: PanelLink & Switches): void {
    this.#player.stop();
    this.#go(this.state, link);
  }

  /** Shows another part where it was left. */
  turnTo(view: View): void {
    this.#player.stop();
    this.#store.update({ view });
    this.scrollBack();
  }

  /** To where the part in front was left. */
  scrollBack(): void {
    const top = this.state.scroll[this.state.view] ?? 0;
    void drawn().then(() => window.scrollTo({ top, behavior: 'instant' }));
  }

  reveal(step: number): void {
    const { code } = this.state;
    if (code !== undefined) this.#store.send({ type: 'reveal', step, version: code.version });
  }

  fix(): void {
    const { code } = this.state;
    if (code !== undefined) this.#store.send({ type: 'fix', version: code.version });
  }

  /** A note says itself whether it is open, so nothing has to be drawn again. */
  setOpen(id: string, open: boolean): void {
    const others = this.state.open.filter((other) => other !== id);
    this.#store.remember({ open: open ? [...others, id] : others });
  }

  setScroll(scroll: number): void {
    this.#store.remember({ scroll: { ...this.state.scroll, [this.state.view]: scroll } });
  }

  /** Another story: the place in it stays as near as can be. */
  change(scenario: Partial<Scenario>): void {
    this.#player.stop();
    const state = this.state.timeline;
    const { restartAt } = state;
    const { steps } = this.story;
    const next = { ...state.scenario, ...scenario };
    const into = stepsOf(timeline(next));
    this.#timeline({
      ...state,
      scenario: next,
      position: samePosition(steps, state.position, into),
      restartAt: restartAt === undefined ? undefined : samePosition(steps, restartAt, into),
    });
  }

  choose(choice: Partial<TimelineState['choice']>): void {
    this.#timeline({ ...this.state.timeline, choice: { ...this.state.timeline.choice, ...choice } });
  }

  restart(): void {
    this.#player.stop();
    this.#timeline({ ...this.state.timeline, restartAt: this.state.timeline.position });
  }

  chooseFailure(id: PageState['failure']['id']): void {
    this.#player.stop();
    this.#store.update({ failure: { id, position: 0 } });
  }

  get timelinePlayer(): PlayerActions {
    const change = (position: number): Partial<PageState> => ({ timeline: { ...this.state.timeline, position } });
    return this.#playerOf(this.story.steps, () => this.state.timeline.position, change);
  }

  get failurePlayer(): PlayerActions {
    const { id } = this.state.failure;
    const steps = stepsOf((withoutTimeWait.find((failure) => failure.id === id) ?? withoutTimeWait[0]!).timeline);
    const change = (position: number): Partial<PageState> => ({ failure: { id, position } });
    return this.#playerOf(steps, () => this.state.failure.position, change);
  }

  set(change: Partial<PageState>): void {
    this.#store.update(change);
  }

  find(change: Partial<ReferenceState>): void {
    this.#limit = resultsAtOnce;
    this.#store.update({ reference: { ...this.state.reference, ...change } });
  }

  showMore(): void {
    this.#limit += resultsAtOnce;
    this.#redraw();
  }

  closeOption(): void {
    const { option } = this.state.reference;
    this.#store.update({ reference: { ...this.state.reference, option: undefined } });
    // Back to where it was opened from.
    const opened = [...document.querySelectorAll<HTMLElement>('.results a')].find(
      (link) => link.textContent === option,
    );
    opened?.focus();
  }

  #timeline(state: TimelineState): void {
    this.#store.update({ timeline: state });
  }

  #playerOf(
    steps: readonly Step[],
    position: () => number,
    change: (position: number) => Partial<PageState>,
  ): PlayerActions {
    const rest = (at: number): void => this.#store.update(change(at));
    return {
      scrub: (at) => {
        this.#player.stop();
        rest(at);
      },
      playTo: (to) => {
        this.#player.run({
          steps,
          from: position(),
          to,
          speed: () => this.state.speed,
          move: (at) => this.#store.pass(change(at)),
          arrive: rest,
        });
        this.#redraw();
      },
      pause: () => {
        this.#player.stop();
        rest(position());
      },
      setSpeed: (speed) => this.#store.update({ speed }),
    };
  }

  #go(state: PageState, link: PanelLink & Switches): void {
    this.#store.replace(follow(state, link));
    const id = targetOf(link) ?? `${this.state.view}-title`;
    // The entry of an option may still have to be read.
    const read = link.view === 'reference' && link.step !== undefined ? loadReference().then(drawn) : drawn();
    void read.then(() => arriveAt(document.getElementById(id) ?? document.getElementById(`${this.state.view}-title`)));
  }
}

/** Settled when the tabs show what was put into them: they draw a moment later. */
async function drawn(): Promise<void> {
  await Promise.all(
    [...document.querySelectorAll<VscodeTabPanel>('vscode-tab-panel')].map((tab) => tab.updateComplete),
  );
}

/** Brings an element into sight, unless it is there, and takes the focus along: reading goes on from there. */
function arriveAt(target: HTMLElement | null): void {
  if (target === null) {
    return;
  }
  const { top, bottom } = target.getBoundingClientRect();
  if (target.tagName === 'H2') {
    window.scrollTo({ top: 0, behavior: 'instant' });
  } else if (top < 0 || bottom > window.innerHeight) {
    target.scrollIntoView({ behavior: 'instant' });
  }
  target.focus({ preventScroll: true });
}
