import { html, nothing, type TemplateResult } from 'lit';
import {
  reuseOptionName,
  reuseOptions,
  systems,
  systemTitle,
  type Basis,
  type RestartAnswer,
  type RestartChoice,
  type System,
} from '../../knowledge';
import { button, checkbox, radios, select, type Choices } from './controls';
import { icon, type IconName } from './icon';
import { prose } from './text';

export interface RestartActions {
  readonly restart: () => void;
  readonly choose: (choice: Partial<RestartChoice>) => void;
  readonly chooseSystem: (system: System) => void;
}

export const systemChoices: Choices<System> = systems.map((system) => [system, systemTitle[system]]);

const addresses: Choices<RestartChoice['newAddress']> = [
  ['wildcard', 'Any address (wildcard)'],
  ['specific', 'The address of the connection'],
  ['other', 'Another address of the machine'],
];

const users: Choices<RestartChoice['user']> = [
  ['same', 'The same user'],
  ['other', 'Another user'],
  ['root', 'Administrator (root)'],
];

const signs: Readonly<Record<RestartAnswer['outcome'], IconName>> = {
  succeeds: 'good',
  fails: 'bad',
  'not confirmed': 'open',
};

/** How an answer is known, in words. */
export const basisText: Readonly<Record<Basis, string>> = {
  measured: 'measured',
  'source model': 'read in the source, not run',
  documentation: 'documented',
  unconfirmed: 'not confirmed',
};

/** A button that starts a second server, what it sets and asks for, and what bind() says. */
export function restartView(
  system: System,
  choice: RestartChoice,
  /** What the last press brought, and when it was; absent before the first. */
  result: { readonly answer: RestartAnswer; readonly at: string } | undefined,
  { restart, choose, chooseSystem }: RestartActions,
): TemplateResult {
  const options = (which: 'oldOptions' | 'newOptions', legend: string): TemplateResult => html`
    <fieldset>
      <legend>${legend}</legend>
      ${reuseOptions[system].map((option) =>
        checkbox(`${which}-${option}`, reuseOptionName(system, option), choice[which][option] === true, (set) => {
          choose({ [which]: { ...choice[which], [option]: set } });
        }),
      )}
    </fieldset>
  `;
  return html`
    <section class="restart-now" aria-labelledby="restart-now">
      <h3 id="restart-now" tabindex="-1">Restart now</h3>
      <p>A second server asks for the same port at this moment. What does <code>bind()</code> say?</p>
      <p class="restart-button">${button('Restart now', restart)}</p>
      <div role="status" class="answer">${result === undefined ? nothing : answerView(result.answer, result.at)}</div>
      <div class="choices">
        ${options('oldOptions', 'The old run had set')} ${options('newOptions', 'The new run sets')}
        ${select('restart-system', 'System', systemChoices, system, chooseSystem)}
        ${select('restart-new-address', 'The new run binds', addresses, choice.newAddress, (newAddress) => choose({ newAddress }))}
        ${select(
          'restart-old-address',
          'The old run was bound to',
          addresses.filter(([value]) => value !== 'other') as Choices<RestartChoice['oldAddress']>,
          choice.oldAddress,
          (oldAddress) => choose({ oldAddress }),
        )}
        ${select('restart-user', 'The new run belongs to', users, choice.user, (user) => choose({ user }))}
        ${radios(
          'restart-protocol',
          'Protocol',
          [
            ['tcp', 'TCP'],
            ['udp', 'UDP'],
          ],
          choice.protocol,
          (protocol) => choose({ protocol }),
        )}
        ${checkbox('old-alive', 'The old server is still running', choice.oldListenerAlive, (oldListenerAlive) =>
          choose({ oldListenerAlive }),
        )}
      </div>
    </section>
  `;
}

function answerView(answer: RestartAnswer, at: string): TemplateResult {
  const { outcome, headline, reason, advice, basis, source, freeIn } = answer;
  return html`
    <div class="result ${signs[outcome]}">
      ${icon(signs[outcome])}
      <div>
        <p><strong class="headline">${prose(headline)}</strong> <span class="fine">(started at ${at})</span></p>
        <p>${prose(reason)} ${freeIn === undefined ? nothing : html`It would succeed in ${Math.ceil(freeIn)} s.`}</p>
        ${advice === undefined ? nothing : html`<p><span class="label">What helps:</span> ${prose(advice)}</p>`}
        <p class="fine">Known: ${basisText[basis]}. ${prose(source)}</p>
      </div>
    </div>
  `;
}
