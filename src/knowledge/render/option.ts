import { optionPlatforms, platformTitle, type OptionMoment, type SocketOption } from '../options/option';
import { prose } from './markdown';

/** How much of an entry is shown: everything, or name, kind and the one sentence. */
export type Detail = 'full' | 'brief';

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

/** The line under the name: level, type of the value, by when to set it. */
function kindLine(option: SocketOption): string {
  if (option.level === 'flag') return prose(option.valueType);
  const when = option.access === 'get' ? 'read only' : option.when === undefined ? '' : moments[option.when];
  return [`\`${option.level}\``, prose(option.valueType), when].filter((text) => text !== '').join(' · ');
}

function platformLine(option: SocketOption): string {
  const present = optionPlatforms.filter((platform) => option.platforms[platform].present);
  const absent = optionPlatforms.filter((platform) => !option.platforms[platform].present);
  const there = present.map((platform) => {
    const { value, since } = option.platforms[platform];
    return `${platformTitle[platform]}${value === undefined ? '' : ` ${String(value)}`}${since === undefined ? '' : ` (since ${since})`}`;
  });
  const not = absent.length === 0 ? '' : ` — not on ${absent.map((platform) => platformTitle[platform]).join(', ')}`;
  return `Number: ${there.join(' · ')}${not}`;
}

function platformNotes(option: SocketOption): string {
  return optionPlatforms
    .flatMap((platform) => {
      const { note } = option.platforms[platform];
      return note === undefined ? [] : [`- **${platformTitle[platform]}**: ${prose(note)}`];
    })
    .join('\n');
}

/** An option as Markdown for a hover, a page or a terminal. */
export function optionMarkdown(option: SocketOption, detail: Detail): string {
  const head = `**${option.name}** — ${kindLine(option)}`;
  if (detail === 'brief') {
    return [head, prose(option.summary)].join('\n\n');
  }
  const parts = [
    head,
    prose(option.summary),
    option.whenToUse === undefined ? '' : `**Use:** ${prose(option.whenToUse)}`,
    option.default === undefined ? '' : `**Default:** ${prose(option.default)}`,
    platformNotes(option),
    option.pitfall === undefined ? '' : `**Pitfall:** ${prose(option.pitfall)}`,
    platformLine(option),
    option.related.length === 0 ? '' : `See also: ${option.related.map((name) => `\`${name}\``).join(', ')}`,
    `*Source (${confidence[option.confidence]}): ${prose(option.sources.join('; '))}*`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
