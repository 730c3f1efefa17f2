import {
  optionPlatforms,
  platformTitle,
  socketKindTitle,
  type CodeLanguage,
  type OptionMoment,
  type SocketOption,
} from '../options/option';
import { codeSpan, prose } from './markdown';
import { sourcesMarkdown } from './sources';

/** How much of an entry is shown: everything, or name, kind and the one sentence. */
export type Detail = 'full' | 'brief';

/** An entry in the order of reading; each part is a list of paragraphs. */
export interface OptionParts {
  /** Name and kind, and what it does in a sentence. */
  readonly head: readonly string[];
  /** What has to be seen at a glance: which systems have it, and the mistake to avoid. */
  readonly glance: readonly string[];
  /** What is read by those who want to know more. */
  readonly more: readonly string[];
}

const moments: Readonly<Record<OptionMoment, string>> = {
  'before-bind': 'set before bind()',
  'before-listen': 'set before listen() or connect()',
  'before-connect': 'set before connect()',
  'any-time': 'set at any time',
};

const confidence: Readonly<Record<SocketOption['confidence'], string>> = {
  measured: 'measured on Linux',
  source: 'read in the source, not run',
  docs: 'from documentation',
  unconfirmed: 'not confirmed',
};

const codeTitle: Readonly<Record<CodeLanguage, string>> = {
  c: 'C',
  cpp: 'C++',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  java: 'Java',
  javascript: 'JavaScript',
  csharp: 'C#',
  php: 'PHP',
  ruby: 'Ruby',
};

/** VS Code language ids whose code is that of another one. */
const SAME_CODE: Readonly<Record<string, CodeLanguage>> = {
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

/** Writes the name of an option, as a link where there is somewhere to go. */
export type OptionLink = (name: string) => string;

/**
 * @param language VS Code language id: the line of code is of this language; without it, there is one per language
 * @param link writes the names of related options; without it they are code
 */
export function optionParts(option: SocketOption, language?: string, link?: OptionLink): OptionParts {
  return {
    head: [`**${option.name}** — ${kindLine(option)}`, prose(option.summary)],
    glance: present([platformLine(option), labelled('Pitfall', option.pitfall), replacement(option)]),
    more: present([
      labelled('Use', option.whenToUse),
      avoidance(option),
      codeOf(option, language),
      platformNotes(option),
      factLine(option),
      numberLine(option),
      labelled('Often said wrongly', option.folklore),
      seeAlso(option.related, link),
      `*Source (${confidence[option.confidence]}): ${sourcesMarkdown(option.sources)}*`,
    ]),
  };
}

/** An option as Markdown for a page or a terminal. @param language as in {@link optionParts} */
export function optionMarkdown(option: SocketOption, detail: Detail, language?: string): string {
  const { head, glance, more } = optionParts(option, language);
  return (detail === 'brief' ? head : [...head, ...glance, ...more]).join('\n\n');
}

/** Names of options in a row. */
export function seeAlso(related: readonly string[], link: OptionLink = codeSpan): string | undefined {
  return related.length === 0 ? undefined : `See also: ${related.map(link).join(', ')}`;
}

function present(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.filter((part) => part !== undefined && part !== '') as readonly string[];
}

function labelled(label: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `**${label}:** ${prose(text)}`;
}

/** The line under the name: level, type of the value, by when to set it, default. */
function kindLine(option: SocketOption): string {
  if (option.level === 'flag') return prose(option.valueType);
  return present([
    `\`${option.level}\``,
    prose(option.valueType),
    option.access === 'get' ? 'read only' : option.when && moments[option.when],
    option.default === undefined ? undefined : `default ${prose(option.default)}`,
  ]).join(' · ');
}

/** Which systems have it, and since when; a star where there is more to say about the system. */
function platformLine(option: SocketOption): string {
  const systems = optionPlatforms.map((platform) => {
    const { present: there, since, note } = option.platforms[platform];
    const name = platformTitle[platform] + (note === undefined ? '' : '\\*');
    return `${there ? '✓' : '✗'} ${name}${since === undefined ? '' : ` (since ${prose(since)})`}`;
  });
  return systems.join(' · ');
}

/** The number that the option has, systems with the same one together. */
function numberLine(option: SocketOption): string | undefined {
  const systems = new Map<number, string[]>();
  for (const platform of optionPlatforms) {
    const { value } = option.platforms[platform];
    if (value !== undefined) systems.set(value, [...(systems.get(value) ?? []), platformTitle[platform]]);
  }
  const numbers = [...systems].map(
    ([value, titles]) =>
      `${String(value)} on ${titles.length === optionPlatforms.length ? 'every system' : titles.join(', ')}`,
  );
  return numbers.length === 0 ? undefined : `Number: ${numbers.join('; ')}`;
}

function platformNotes(option: SocketOption): string {
  return optionPlatforms
    .flatMap((platform) => {
      const { note } = option.platforms[platform];
      return note === undefined ? [] : [`- **${platformTitle[platform]}**: ${prose(note)}`];
    })
    .join('\n');
}

/** The sentences begin with what the label says. */
function avoidance({ whenNotToUse }: SocketOption): string | undefined {
  return whenNotToUse?.startsWith('Not ')
    ? `**Not** ${prose(whenNotToUse.slice('Not '.length))}`
    : labelled('Not', whenNotToUse);
}

function replacement({ replacedBy }: SocketOption): string | undefined {
  return replacedBy === undefined ? undefined : `**Out of use:** take ${codeSpan(replacedBy)} instead.`;
}

/** What is known besides, in short words. */
function factLine(option: SocketOption): string {
  const { access, inherited, inheritedNote, sockets } = option;
  const handedOn = inherited === 'differs' ? (inheritedNote ?? 'differs by system') : inherited;
  return [
    ['Access', access === 'set' ? 'write only' : undefined],
    ['Sockets', sockets?.map((kind) => socketKindTitle[kind]).join(', ')],
    ['Values', option.range],
    ['Unit', option.unit],
    ['Inherited from the listener by accept()', handedOn],
    ['Privilege', option.privilege],
  ]
    .flatMap(([label = '', text]) => (text === undefined ? [] : [`- ${label}: ${prose(text)}`]))
    .join('\n');
}

function codeOf({ code }: SocketOption, language: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (language === undefined) {
    const lines = (Object.keys(codeTitle) as readonly CodeLanguage[]).flatMap((each) => {
      const line = code[each];
      return line === undefined ? [] : [`- ${codeTitle[each]}: ${codeSpan(line)}`];
    });
    return lines.join('\n');
  }
  const own = SAME_CODE[language] ?? language;
  const line = Object.hasOwn(code, own) ? code[own as CodeLanguage] : undefined;
  return line === undefined ? undefined : `\`\`\`${language}\n${line}\n\`\`\``;
}
