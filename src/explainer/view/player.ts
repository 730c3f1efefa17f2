import { html, nothing, type TemplateResult } from 'lit';
import type { Moment, Timeline } from '../../knowledge';
import { clock, nowAt, type Step } from '../steps';
import { motionIsReduced } from '../player';
import { speeds } from '../page-state';
import { button, select } from './controls';
import { action } from './onward';
import { prose } from './text';
import { timelineFigure, type Figure } from './timeline-figure';

export interface PlayerActions {
  /** Goes to a position and stays there. */
  readonly scrub: (position: number) => void;
  /** Plays until a position. */
  readonly playTo: (position: number) => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: number) => void;
}

export interface PlayerView {
  /** Unique on the page. */
  readonly id: string;
  readonly timeline: Timeline;
  readonly steps: readonly Step[];
  readonly position: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly width: number;
  readonly restart?: Figure['restart'];
  /** Stands beside the figure where there is room. */
  readonly beside?: TemplateResult;
}

/** A timeline to play, step through and scrub, with what is going on in words. */
export function playerView(view: PlayerView, actions: PlayerActions): TemplateResult {
  const { id, timeline, steps, position, width, restart, beside } = view;
  const { moment, index, at } = nowAt(steps, position);
  return html`
    <div class="player">
      ${controls(view, actions)}
      <p class="telling" role="status">
        <strong>${clock(steps[index]!.at)}</strong>
        ${steps[index]!.moments.map(({ text }) => html`<span>${prose(text)} </span>`)}
      </p>
      <div class="with-twin">
        <figure>
          <div class="figure">${timelineFigure({ timeline, steps, position, width, ...(restart && { restart }) })}</div>
          <figcaption class="fine">
            State names as in RFC 9293; commands write TIME_WAIT or TIME-WAIT. Long waits are drawn shorter than they
            are. ${timeline.remarks.map((remark) => html`<span>${prose(remark)} </span>`)}
          </figcaption>
        </figure>
        <div class="beside">
          <dl class="ends" aria-label="Now">
            <div>
              <dt>Clock</dt>
              <dd class="clock">${clock(at)}</dd>
            </div>
            <div>
              <dt>Client</dt>
              <dd><code>${moment.client}</code></dd>
            </div>
            <div>
              <dt>Server</dt>
              <dd><code>${moment.server}</code>${hasListenerBeside(moment) ? html` and a listener` : nothing}</dd>
            </div>
          </dl>
          ${beside ?? nothing}
        </div>
      </div>
      <details class="note all-steps" id="${id}-steps">
        <summary>All steps as text</summary>
        <ol class="note-body steps">
          ${steps.map((step, number) => stepView(step, number === index, () => actions.scrub(number)))}
        </ol>
      </details>
    </div>
  `;
}

function controls(
  { id, steps, position, playing, speed }: PlayerView,
  { scrub, playTo, pause, setSpeed }: PlayerActions,
): TemplateResult {
  const last = steps.length - 1;
  const atEnd = position >= last;
  const { at, moment } = nowAt(steps, position);
  const scrubbed = (event: Event): void => {
    scrub(Number((event.currentTarget as HTMLInputElement).value));
  };
  const play = (): void => {
    if (playing) {
      pause();
    } else {
      if (atEnd) scrub(0);
      playTo(last);
    }
  };
  return html`
    <div class="controls" role="group" aria-label="Player">
      ${motionIsReduced() ? nothing : button(playing ? 'Pause' : atEnd ? 'Play again' : 'Play', play, { className: 'play' })}
      ${button('Step back', () => scrub(Math.max(0, Math.ceil(position) - 1)), { secondary: true, className: 'back' })}
      ${button('Step', () => playTo(Math.min(last, Math.floor(position) + 1)), { secondary: true, className: 'step' })}
      <input
        id="${id}-scrub"
        class="scrub"
        type="range"
        min="0"
        max=${last}
        step="0.01"
        .value=${String(Math.min(position, last))}
        aria-label="Place in time"
        aria-valuetext="${clock(at)}: client ${moment.client}, server ${moment.server}"
        @input=${scrubbed}
        @keydown=${(event: KeyboardEvent) => stepByKey(event, position, last, scrub)}
      />
      ${
        motionIsReduced()
          ? nothing
          : select(
              `${id}-speed`,
              'Speed',
              speeds.map((factor) => [String(factor), `${factor} ×`] as const),
              String(speed),
              (value) => setSpeed(Number(value)),
            )
      }
    </div>
  `;
}

/** The arrows go from step to step; a hundredth of a way would be of no use. */
function stepByKey(event: KeyboardEvent, position: number, last: number, scrub: (position: number) => void): void {
  const to = {
    ArrowRight: Math.floor(position) + 1,
    ArrowUp: Math.floor(position) + 1,
    ArrowLeft: Math.ceil(position) - 1,
    ArrowDown: Math.ceil(position) - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    scrub(Math.max(0, Math.min(last, to)));
  }
}

function stepView({ at, moments }: Step, current: boolean, go: () => void): TemplateResult {
  const last = moments.at(-1)!;
  return html`
    <li aria-current=${current ? 'step' : nothing}>
      ${action(clock(at), go)} ${moments.map(({ text }) => html`${prose(text)} `)}
      <span class="fine"
        >Client: ${last.client}. Server: ${last.server}${hasListenerBeside(last) ? ', and a listener' : ''}.</span
      >
    </li>
  `;
}

/** In LISTEN the state is that of the listener itself: there is no connection yet that it could stand beside. */
function hasListenerBeside({ server, listening }: Moment): boolean {
  return listening && server !== 'LISTEN';
}
