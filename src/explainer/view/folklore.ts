import { html, type TemplateResult } from 'lit';
import { folklore, type Folklore } from '../../knowledge';
import { icon, type IconName } from './icon';
import { prose } from './text';

const signs: Readonly<Record<Folklore['verdict'], IconName>> = { true: 'good', false: 'bad', 'not everywhere': 'open' };
const words: Readonly<Record<Folklore['verdict'], string>> = {
  true: 'True',
  false: 'False',
  'not everywhere': 'Not everywhere',
};

/** What people say, each claim with its verdict first and the proof below it. */
export function folkloreView(): TemplateResult {
  return html`
    <p class="lead">Claims that are repeated all over the web, and what became of them when they were checked.</p>
    <ul class="folklore">
      ${folklore.map(
        ({ id, claim, verdict, proof, source }) => html`
          <li id="folklore-${id}" tabindex="-1">
            <p class="claim">${prose(claim)}</p>
            <p class="verdict">${icon(signs[verdict])}<strong>${words[verdict]}</strong></p>
            <p>${prose(proof)}</p>
            <p class="fine"><span class="label">Source:</span> ${prose(source)}</p>
          </li>
        `,
      )}
    </ul>
  `;
}
