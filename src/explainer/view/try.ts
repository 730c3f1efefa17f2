import { html, nothing, type TemplateResult } from 'lit';
import { exercise, seeItYourself, systemTitle, type Exercise, type System } from '../../knowledge';
import { button, radios, select } from './controls';
import { icon } from './icon';
import { basisText, systemChoices } from './restart';
import { prose } from './text';

export interface TryView {
  readonly system: System;
  /** Number of the choice, by exercise. */
  readonly predictions: Readonly<Record<string, number>>;
  /** Exercises whose answer is shown. */
  readonly checked: readonly string[];
}

export interface TryActions {
  readonly chooseSystem: (system: System) => void;
  readonly predict: (id: string, choice: number) => void;
  readonly check: (id: string) => void;
  readonly startAgain: () => void;
}

/** Commands to run, and situations to judge. */
export function tryView(view: TryView, actions: TryActions): TemplateResult {
  const shown = seeItYourself[view.system];
  return html`
    <section aria-labelledby="commands">
      <h3 id="commands" tabindex="-1">On your own machine</h3>
      ${select('try-system', 'System', systemChoices, view.system, actions.chooseSystem)}
      <ol class="trials">
        ${shown.trials.map(
          ({ text, command, shows }) => html`
            <li>
              <p>${prose(text)}</p>
              <pre><code>${command}</code></pre>
              <p>${prose(shows)}</p>
            </li>
          `,
        )}
      </ol>
      <p class="fine">${systemTitle[shown.system]}: ${basisText[shown.basis]}. ${prose(shown.source)}</p>
    </section>
    ${exerciseView(view, actions)}
  `;
}

function exerciseView(view: TryView, actions: TryActions): TemplateResult {
  const done = exercise.filter(({ id }) => view.checked.includes(id));
  const right = done.filter(({ id, choices }) => choices[view.predictions[id] ?? -1]?.right === true);
  return html`
    <section aria-labelledby="exercise">
      <h3 id="exercise" tabindex="-1">What does bind() say?</h3>
      <p>Predict what the new server meets, then check.</p>
      <p role="status" class="fine">${right.length} of ${done.length} right, ${exercise.length - done.length} to go.</p>
      <ol class="exercise">
        ${exercise.map((one) => situationView(one, view, actions))}
      </ol>
      ${done.length === 0 ? nothing : button('Start again', actions.startAgain, { secondary: true })}
    </section>
  `;
}

function situationView(
  { id, situation, choices, explanation, outcome }: Exercise,
  { predictions, checked }: TryView,
  { predict, check }: TryActions,
): TemplateResult {
  const prediction = predictions[id];
  const answered = checked.includes(id);
  const isRight = prediction !== undefined && choices[prediction]?.right === true;
  return html`
    <li id=${id}>
      <p>${prose(situation)}</p>
      ${radios(
        `prediction-${id}`,
        'Your prediction',
        choices.map(({ label }, number) => [String(number), label] as const),
        prediction === undefined ? undefined : String(prediction),
        (number) => predict(id, Number(number)),
      )}
      ${answered || prediction === undefined ? nothing : button('Check', () => check(id), { secondary: true, className: 'check' })}
      <div role="status">
        ${
          answered
            ? html`
                <div class="result ${isRight ? 'good' : 'bad'}">
                  ${icon(isRight ? 'good' : 'bad')}
                  <div>
                    <p>
                      <strong>${isRight ? 'Right.' : `No: ${choices.find(({ right }) => right)?.label ?? ''}.`}</strong>
                      ${prose(explanation)}
                    </p>
                    <p class="fine">Known: ${basisText[outcome.basis]}. ${prose(outcome.source)}</p>
                  </div>
                </div>
              `
            : nothing
        }
      </div>
    </li>
  `;
}
