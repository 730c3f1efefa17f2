import type { Term } from '../terms/term';
import { prose } from './markdown';
import type { Detail } from './option';

/** A level, struct or error as Markdown. */
export function termMarkdown(term: Term, detail: Detail): string {
  const kind = term.kind === 'level' ? 'level of socket options' : term.kind;
  const head = [`**${term.name}** — ${kind}`, term.numbers === undefined ? '' : prose(term.numbers)]
    .filter((text) => text !== '')
    .join(' · ');
  if (detail === 'brief') return [head, prose(term.summary)].join('\n\n');
  const parts = [
    head,
    prose(term.summary),
    term.details.map((text) => `- ${prose(text)}`).join('\n'),
    term.related.length === 0 ? '' : `See also: ${term.related.map((name) => `\`${name}\``).join(', ')}`,
    `*Source: ${prose(term.sources.join('; '))}*`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
