import { html, type TemplateResult } from 'lit';
import { restartOutcome } from '../../knowledge';
import { closingSteps } from '../closing';
import type { Closer } from '../messages';
import { closingFigure } from './closing-figure';
import { icon } from './icon';
import { prose } from './text';

const choices: readonly (readonly [closer: Closer, label: string])[] = [
  ['server', 'The server closes first'],
  ['client', 'The client closes first'],
];

/** Who enters TIME_WAIT: the picture, the same steps as text, and a switch that changes both. */
export function closingView(closer: Closer, width: number, choose: (closer: Closer) => void): TemplateResult {
  return html`
    <fieldset class="switch">
      <legend>Who closes the connection first?</legend>
      ${choices.map(
        ([value, label]) => html`
          <label>
            <input
              type="radio"
              name="closer"
              value=${value}
              .checked=${value === closer}
              @change=${() => choose(value)}
            />
            ${label}
          </label>
        `,
      )}
    </fieldset>
    <p class="result ${closer === 'server' ? 'bad' : 'good'}" role="status">
      ${icon(closer === 'server' ? 'bad' : 'good')}<span>${prose(result(closer))}</span>
    </p>
    <div class="with-twin">
      <figure>
        <div class="figure">${closingFigure(closer, width)}</div>
        <figcaption class="fine">
          State names as in RFC 9293; netstat and most programs write TIME_WAIT with an underscore. The wait is not
          drawn to scale.
        </figcaption>
      </figure>
      <div class="twin">
        <h3 id="steps">Step by step</h3>
        <ol>
          ${closingSteps(closer).map(({ text }) => html`<li>${text}</li>`)}
          <li>${ending(closer)}</li>
        </ol>
      </div>
    </div>
  `;
}

function result(closer: Closer): string {
  return closer === 'server'
    ? `The server is left in TIME_WAIT, and its port with it. Without \`SO_REUSEADDR\` it cannot start again yet. ${restartOutcome('linux', {}).sentence}`
    : 'The client is left in TIME_WAIT, on a port of its own that nobody asks for. The server has nothing left, and `bind()` works at once.';
}

function ending(closer: Closer): string {
  const after = 'When the time is over, the record is dropped: CLOSED.';
  return closer === 'server'
    ? `${after} Until then, a new server without SO_REUSEADDR cannot have the port.`
    : `${after} A server can start on its port at any moment of this.`;
}
