import { html, nothing, type TemplateResult } from 'lit';
import type { SocketOption } from '../../knowledge';
import type { Reference } from '../reference-loader';
import { codeView, languageTitle, type CodeContext } from './option-code';
import { action } from './onward';
import { table } from './table';
import { prose } from './text';

const moments: Readonly<Record<NonNullable<SocketOption['when']>, string>> = {
  'before-bind': 'before bind()',
  'before-listen': 'before listen()',
  'before-connect': 'before connect()',
  'any-time': 'at any time',
};

const confidence: Readonly<Record<SocketOption['confidence'], string>> = {
  measured: 'Measured on Linux; the other systems from their sources and manuals.',
  source: 'Read in the source code of the systems.',
  docs: 'From manual pages and the documentation of the makers.',
  unconfirmed: 'Not confirmed: nothing solid was found.',
};

const inherited: Readonly<Record<NonNullable<SocketOption['inherited']>, string>> = {
  yes: 'Yes: the new socket has the setting of its listener.',
  no: 'No: the new socket starts from the default.',
  differs: 'It differs.',
};

/** Everything that is known of one option. */
export function optionEntry(
  option: SocketOption,
  reference: Reference,
  context: CodeContext,
  open: (name: string) => void,
): TemplateResult {
  const { name, level, valueType, access, summary, specialised, sources } = option;
  return html`
    <h3 id="option-title" tabindex="-1"><code>${name}</code></h3>
    <p class="fine">
      ${[level, valueType, ...(access === 'neither' ? [] : [access])].join(' · ')}${
        specialised ? ' · of use to few programs' : ''
      }
    </p>
    <p class="summary">${prose(summary)}</p>
    ${text('When', option.whenToUse)} ${avoidance(option.whenNotToUse)} ${text('Pitfall', option.pitfall)}
    ${text('Not as the manual says', option.folklore)} ${facts(option, reference, open)}
    ${codeView(option, 'entry-language', context)} ${platforms(option, reference)} ${spellings(option, reference)}
    ${
      option.related.length === 0
        ? nothing
        : html`<p><span class="label">See also:</span> ${links(option.related, reference, open)}</p>`
    }
    <p class="fine">
      ${confidence[option.confidence]} ${sources.length === 0 ? nothing : html`Sources: ${prose(sources.join('; '))}.`}
    </p>
  `;
}

function text(label: string, words: string | undefined): TemplateResult | typeof nothing {
  return words === undefined ? nothing : html`<p><span class="label">${label}:</span> ${prose(words)}</p>`;
}

/** Most of these begin with the word already. */
function avoidance(words: string | undefined): TemplateResult | typeof nothing {
  return words?.startsWith('Not ')
    ? html`<p><span class="label">Not</span> ${prose(words.slice('Not '.length))}</p>`
    : text('When not', words);
}

function facts(
  option: SocketOption,
  reference: Reference,
  open: (name: string) => void,
): TemplateResult | typeof nothing {
  const { replacedBy } = option;
  const rows: readonly (readonly [string, unknown])[] = [
    ['Default', option.default && prose(option.default)],
    ['Values', option.range && prose(option.range)],
    ['Unit', option.unit && prose(option.unit)],
    ['Takes effect when set', option.when && moments[option.when]],
    ['Sockets', option.sockets?.map((kind) => reference.socketKindTitle[kind]).join(', ')],
    ['Passed on by accept()', option.inherited && (option.inheritedNote ?? inherited[option.inherited])],
    ['Privilege', option.privilege && prose(option.privilege)],
    ['Use instead', replacedBy && action(replacedBy, () => open(replacedBy))],
  ];
  const known = rows.filter(([, value]) => value !== undefined && value !== '');
  return known.length === 0
    ? nothing
    : html`<dl class="facts">
        ${known.map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`;
}

function platforms({ platforms: on }: SocketOption, { optionPlatforms, platformTitle }: Reference): TemplateResult {
  return table(
    'On each system',
    ['System', 'Number', 'Notes'],
    optionPlatforms.map((platform) => {
      const { present, value, since, note } = on[platform];
      return [
        platformTitle[platform],
        present ? (value ?? 'present') : 'absent',
        html`${since === undefined ? nothing : html`since ${prose(since)}${note === undefined ? '' : '; '}`}${
          note === undefined ? nothing : prose(note)
        }`,
      ];
    }),
  );
}

/** What the libraries of each language call it, where that is not its C name. */
function spellings({ name }: SocketOption, reference: Reference): TemplateResult | typeof nothing {
  const known = reference.codeLanguages
    .map((language) => {
      const names = reference.spellingsOf(language).filter(({ option }) => option === name);
      return [language, names.map((spelling) => spelling.text)] as const;
    })
    .filter(([, names]) => names.length > 0);
  return known.length === 0
    ? nothing
    : html`
        <p class="label">In other words</p>
        <ul class="spellings">
          ${known.map(
            ([language, names]) =>
              html`<li>${languageTitle[language]}: ${names.map((one) => html`<code>${one}</code> `)}</li>`,
          )}
        </ul>
      `;
}

function links(
  names: readonly string[],
  { optionByName }: Reference,
  open: (name: string) => void,
): readonly (TemplateResult | string)[] {
  return names
    .map((name, index) => [
      index === 0 ? '' : ', ',
      optionByName(name) === undefined ? html`<code>${name}</code>` : action(name, () => open(name)),
    ])
    .flat();
}
