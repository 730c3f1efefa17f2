/** The controls that the views share: each announces a choice by its value. */
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html, nothing, type TemplateResult } from 'lit';

export type Choices<Value extends string> = readonly (readonly [value: Value, label: string])[];

/** A list to choose from. @param id unique on the page */
export function select<Value extends string>(
  id: string,
  label: string,
  choices: Choices<Value>,
  value: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const changed = (event: Event): void => {
    choose((event.currentTarget as VscodeSingleSelect).value as Value);
  };
  return html`
    <div class="field">
      <span class="field-label" aria-hidden="true">${label}</span>
      <vscode-single-select id=${id} label=${label} .value=${value} @change=${changed}>
        ${choices.map(([option, title]) => html`<vscode-option value=${option}>${title}</vscode-option>`)}
      </vscode-single-select>
    </div>
  `;
}

/** One of few, all in sight. @param name unique on the page */
export function radios<Value extends string>(
  name: string,
  legend: string,
  choices: Choices<Value>,
  value: Value | undefined,
  choose: (value: Value) => void,
): TemplateResult {
  return html`
    <fieldset class="radios">
      <legend>${legend}</legend>
      ${choices.map(
        ([option, title]) => html`
          <label>
            <input
              type="radio"
              name=${name}
              value=${option}
              .checked=${option === value}
              @change=${() => choose(option)}
            />
            ${title}
          </label>
        `,
      )}
    </fieldset>
  `;
}

export function checkbox(
  id: string,
  label: string,
  checked: boolean,
  toggle: (checked: boolean) => void,
): TemplateResult {
  const changed = (event: Event): void => {
    toggle((event.currentTarget as VscodeCheckbox).checked);
  };
  return html`<vscode-checkbox id=${id} label=${label} .checked=${checked} @change=${changed}></vscode-checkbox>`;
}

export interface ButtonLook {
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly title?: string;
}

export function button(label: unknown, press: () => void, look: ButtonLook = {}): TemplateResult {
  return html`<vscode-button
    class=${look.className ?? ''}
    title=${look.title ?? nothing}
    ?secondary=${look.secondary ?? false}
    ?disabled=${look.disabled ?? false}
    @click=${press}
    >${label}</vscode-button
  >`;
}
