import { html, nothing, type TemplateResult } from 'lit';
import {
  decisions,
  systems,
  systemTitle,
  type Advice,
  type Decision,
  type DecisionEnd,
  type DecisionQuestion,
} from '../../knowledge';
import type { Reference } from '../reference-loader';
import { button } from './controls';
import { codeView, type CodeContext } from './option-code';
import { action, onward } from './onward';
import { basisText } from './restart';
import { table } from './table';
import { prose } from './text';

export interface ChooseView extends CodeContext {
  /** Id of the node that has been reached; absent: the first question. */
  readonly node: string | undefined;
  /** Absent until it is loaded. */
  readonly reference: Reference | undefined;
}

export interface ChooseActions {
  readonly go: (id: string | undefined) => void;
  readonly openOption: (name: string) => void;
}

/** The way from the first question to a node: each question with the answer that was given. */
type Path = readonly { readonly question: DecisionQuestion; readonly answer: string }[];

/** @param step id of a node; where several questions lead to it, after the id of the one that is meant and a slash */
function find(step: string, from: Decision = decisions, path: Path = []): { node: Decision; path: Path } | undefined {
  const [id, by] = step.split('/').reverse();
  if (from.id === id && (by === undefined || path.at(-1)?.question.id === by)) {
    return { node: from, path };
  }
  if (from.kind === 'end') {
    return undefined;
  }
  for (const { label, next } of from.answers) {
    const found = find(step, next, [...path, { question: from, answer: label }]);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A few questions that end at the option to set, system by system, with its code. */
export function chooseView(view: ChooseView, actions: ChooseActions): TemplateResult {
  const { node, path } = (view.node === undefined ? undefined : find(view.node)) ?? { node: decisions, path: [] };
  return html`
    ${
      path.length === 0
        ? nothing
        : html`
            <ol class="path">
              ${path.map(
                ({ question, answer }) => html`
                  <li>
                    <span>${prose(question.text)}</span>
                    <strong>${prose(answer)}</strong>
                    ${action('Change', () => actions.go(question.id))}
                  </li>
                `,
              )}
            </ol>
          `
    }
    <div class="node" id=${node.id} tabindex="-1" role="status">
      ${node.kind === 'question' ? questionView(node, actions) : endView(node, view, actions)}
    </div>
  `;
}

function questionView({ id, text, answers }: DecisionQuestion, { go }: ChooseActions): TemplateResult {
  return html`
    <h3>${prose(text)}</h3>
    <ul class="answers">
      ${answers.map(({ label, next }) => html`<li>${button(prose(label), () => go(`${id}/${next.id}`), { secondary: true })}</li>`)}
    </ul>
  `;
}

function endView({ text, systems: advice }: DecisionEnd, view: ChooseView, actions: ChooseActions): TemplateResult {
  const names = [...new Set(systems.flatMap((system) => advice[system].option ?? []))];
  return html`
    <p class="result good"><span>${prose(text)}</span></p>
    ${table(
      undefined,
      ['System', 'Set', 'Why'],
      systems.map((system) => [
        systemTitle[system],
        setting(advice[system], actions),
        html`${prose(advice[system].reason)}
          <span class="fine">(${basisText[advice[system].basis]}: ${prose(advice[system].source)})</span>`,
      ]),
    )}
    ${names.map((name) => optionView(name, view, actions))}
    <p>${button('Start again', () => actions.go(undefined), { secondary: true })}</p>
  `;
}

function setting({ option }: Advice, { openOption }: ChooseActions): TemplateResult {
  return option === undefined ? html`nothing` : action(html`<code>${option}</code>`, () => openOption(option));
}

/** What the hover says of the option, and its line of code. */
function optionView(name: string, view: ChooseView, { openOption }: ChooseActions): TemplateResult {
  const option = view.reference?.optionByName(name);
  return option === undefined
    ? html``
    : html`
        <h3><code>${name}</code></h3>
        <p>${prose(option.summary)}</p>
        ${option.pitfall === undefined ? nothing : html`<p><span class="label">Pitfall:</span> ${prose(option.pitfall)}</p>`}
        ${codeView(option, `choose-${name}`, view)}
        <p class="guide">${onward(`All about ${name}`, () => openOption(name))}</p>
      `;
}
