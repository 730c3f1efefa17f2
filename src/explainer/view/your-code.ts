import { html, nothing, type TemplateResult } from 'lit';
import {
  plainText,
  restartOutcome,
  systems,
  systemTitle,
  type RestartOutcome,
  type ReuseOptions,
  type System,
} from '../../knowledge';
import type { LifeStep, Reuse, YourCode } from '../messages';
import { button } from './controls';
import { icon, type IconName } from './icon';
import { basisText } from './restart';
import { table } from './table';
import { onward } from './onward';
import { parts, prose } from './text';
import type { PanelLink } from '../messages';
import type { Switches } from '../follow';

export interface YourCodeActions {
  readonly reveal: (step: number) => void;
  readonly fix: () => void;
}

/** The user's own socket: what is reported, the lines of its life, the next restart. */
export function yourCodeView(
  code: YourCode,
  actions: YourCodeActions,
  follow: (link: PanelLink & Switches) => void,
): TemplateResult {
  return html`
    <p class="file">${code.fileName}</p>
    ${
      code.message === undefined
        ? html`<p class="message good">${icon('good')}<span>Nothing is reported for this socket.</span></p>`
        : html`<p class="message bad">
            ${icon('warning')}<span>${code.message} <code class="rule">${code.place.rule}</code></span>
          </p>`
    }
    ${
      code.fix === undefined
        ? nothing
        : html`<p>${button(code.fix.title, () => actions.fix(), { className: 'fix' })}</p>`
    }
    ${
      code.steps.length === 0
        ? nothing
        : html`
            <h3 id="life">The life of this socket</h3>
            <ol class="life">
              ${code.steps.map((step, index) => stepView(step, () => actions.reveal(index)))}
            </ol>
          `
    }
    ${code.reuse === undefined ? nothing : restartView(code.reuse, code.platforms, follow)}
  `;
}

function stepView({ line, path, source, text, mark }: LifeStep, reveal: () => void): TemplateResult {
  const file = path === undefined ? nothing : html` <span class="fine">(in <code>${fileName(path)}</code>)</span>`;
  const what = html`<span class="what">${parts(text)}${file}</span>`;
  if (line === undefined) {
    return html`<li class=${mark}>
      <span class="place">${mark === 'missing' ? icon('warning') : nothing}</span>${what}
    </li>`;
  }
  return html`
    <li class=${mark}>
      <span class="place">
        ${button(`Line ${line}`, reveal, { secondary: true, title: 'Show this line in the editor' })}
      </span>
      ${what} ${source === undefined ? nothing : html`<code class="source">${source}</code>`}
    </li>
  `;
}

function fileName(path: string): string {
  return plainText(path.slice(path.lastIndexOf('/') + 1));
}

/** What every run sets on a system, as a column of the table of restarts. */
type Column = readonly [title: string, sets: (system: System) => ReuseOptions];

function columns({ state, options, possible }: Reuse): readonly Column[] {
  switch (state) {
    case 'set':
      return [['As the code stands, in every run', (system) => options[system]]];
    case 'maybe':
      return [
        ['Where the option is not set', (system) => options[system]],
        ['Where every run sets it', (system) => possible?.[system] ?? { reuseAddr: true }],
      ];
    case 'missing':
      return [
        ['As the code stands', (system) => options[system]],
        ['With SO_REUSEADDR, set by every run', () => ({ reuseAddr: true })],
      ];
  }
}

/** @param platforms the systems that the code is for; empty: all */
function restartView(
  reuse: Reuse,
  platforms: readonly System[],
  follow: (link: PanelLink & Switches) => void,
): TemplateResult {
  const shown = columns(reuse);
  return html`
    <h3 id="restart">At the next restart</h3>
    <p>The server has closed a connection first, it stops, and it is started again at once:</p>
    ${table(
      undefined,
      ['System', ...shown.map(([title]) => title)],
      systems
        .filter((system) => platforms.length === 0 || platforms.includes(system))
        .map((system) => [
          systemTitle[system],
          ...shown.map(([, sets]) => outcomeView(restartOutcome(system, sets(system)))),
        ]),
    )}
    ${tryIt(reuse, follow)}
  `;
}

/** The same restart on the timeline, as the code stands. */
function tryIt({ options }: Reuse, follow: (link: PanelLink & Switches) => void): TemplateResult {
  const label = 'Play this restart on the timeline, and change what is set';
  const link = {
    view: 'timeline',
    step: 'restart',
    scenario: { system: 'linux', firstCloser: 'server', lingerZero: false, serverKilled: false },
    choice: { protocol: 'tcp', oldOptions: options.linux, newOptions: options.linux, oldListenerAlive: false },
  } as const;
  return html`<p class="guide">${onward(label, () => follow(link))}</p>`;
}

const signs: Readonly<Record<RestartOutcome['outcome'], readonly [IconName, string]>> = {
  succeeds: ['good', 'Starts'],
  fails: ['bad', 'Fails'],
  'not confirmed': ['open', 'Not confirmed'],
};

function outcomeView({ outcome, sentence, basis }: RestartOutcome): TemplateResult {
  const [name, word] = signs[outcome];
  return html`
    <span class="verdict">${icon(name)}<strong>${word}</strong></span>
    ${prose(sentence)} ${basis === 'unconfirmed' ? nothing : html`<span class="fine">(${basisText[basis]})</span>`}
  `;
}
