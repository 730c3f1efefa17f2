import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { OptionPlatform, SocketOption } from '../../knowledge';
import type { ReferenceState } from '../page-state';
import type { Reference } from '../reference-loader';
import { button, select } from './controls';
import { languageTitle, type CodeContext } from './option-code';
import { optionEntry } from './option-entry';
import { prose } from './text';

export interface ReferenceActions {
  readonly find: (change: Partial<ReferenceState>) => void;
  readonly openOption: (name: string) => void;
  readonly close: () => void;
  readonly showMore: () => void;
}

export interface ReferenceView extends CodeContext {
  readonly state: ReferenceState;
  /** Absent until it is loaded. */
  readonly reference: Reference | undefined;
  /** They cannot be loaded. */
  readonly failed: boolean;
  /** How many results are shown. */
  readonly limit: number;
}

/** All options: found by name or by what they do, each with its full text. */
export function referenceView(view: ReferenceView, actions: ReferenceActions): TemplateResult {
  const { reference, state } = view;
  if (reference === undefined) {
    return html`<p role="status">
      ${
        view.failed
          ? 'The list of options cannot be read. Installing the extension again may help.'
          : 'The options are being read…'
      }
    </p>`;
  }
  const option = state.option === undefined ? undefined : reference.optionByName(state.option);
  return html`
    <div class="reference ${option === undefined ? '' : 'with-entry'}">
      <div class="finder">${filters(view, reference, actions)} ${results(view, reference, actions)}</div>
      ${
        option === undefined
          ? nothing
          : html`
              <article class="entry" aria-labelledby="option-title">
                ${button('Back to the list', actions.close, { secondary: true, className: 'close' })}
                ${optionEntry(option, reference, view, actions.openOption)}
              </article>
            `
      }
    </div>
  `;
}

function filters({ state }: ReferenceView, reference: Reference, { find }: ReferenceActions): TemplateResult {
  const levels = [...new Set(reference.allOptions().map(({ level }) => level))];
  const typed = (event: Event): void => {
    find({ query: (event.currentTarget as VscodeTextfield).value });
  };
  return html`
    <div class="filters" role="search" aria-label="Options">
      <div class="field query">
        <span class="field-label" aria-hidden="true">Search</span>
        <vscode-textfield
          id="option-query"
          .label=${'Search by name or by what an option does'}
          placeholder="SO_LINGER, nagle, half open …"
          .value=${state.query}
          @input=${typed}
        ></vscode-textfield>
      </div>
      ${select<OptionPlatform | ''>(
        'option-platform',
        'System',
        [['', 'all'], ...reference.optionPlatforms.map((one) => [one, reference.platformTitle[one]] as const)],
        state.platform,
        (platform) => find({ platform }),
      )}
      ${select(
        'option-level',
        'Level',
        [['', 'all'], ...levels.map((level) => [level, level] as const)],
        state.level,
        (level) => find({ level }),
      )}
      ${select(
        'option-language',
        'Language',
        [['', 'all'], ...reference.codeLanguages.map((one) => [one, languageTitle[one]] as const)],
        state.language,
        (language) => find({ language }),
      )}
    </div>
  `;
}

function results(
  { state, limit }: ReferenceView,
  reference: Reference,
  { openOption, showMore }: ReferenceActions,
): TemplateResult {
  const { query, platform, level, language, option } = state;
  const found = reference.searchOptions(query, {
    ...(platform !== '' && { platform }),
    ...(level !== '' && { level: level as SocketOption['level'] }),
    ...(language !== '' && { language }),
  });
  const open = (name: string) => (event: Event) => {
    event.preventDefault();
    openOption(name);
  };
  return html`
    <p class="fine" role="status">${found.length === 1 ? '1 option' : `${found.length} options`}</p>
    <ul class="results">
      ${found.slice(0, limit).map(
        ({ name, summary }) => html`
          <li>
            <a href="#" aria-current=${name === option ? 'true' : nothing} @click=${open(name)}>${name}</a>
            <span>${prose(summary)}</span>
          </li>
        `,
      )}
    </ul>
    ${found.length > limit ? button(`Show more (${found.length - limit} left)`, showMore, { secondary: true }) : nothing}
  `;
}
