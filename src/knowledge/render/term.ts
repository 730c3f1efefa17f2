import type { Term } from '../terms/term';
import { prose } from './markdown';
import { seeAlso, type Detail, type OptionLink, type OptionParts } from './option';
import { sourcesMarkdown } from './sources';

/** A level, struct or error in the order of reading. @param link writes the names of related options */
export function termParts(term: Term, link?: OptionLink): OptionParts {
  const kind = term.kind === 'level' ? 'level of socket options' : term.kind;
  const numbers = term.numbers === undefined ? '' : ` · ${prose(term.numbers)}`;
  const related = seeAlso(term.related, link);
  return {
    head: [`**${term.name}** — ${kind}${numbers}`, prose(term.summary)],
    glance: term.details.length === 0 ? [] : [term.details.map((text) => `- ${prose(text)}`).join('\n')],
    more: [...(related === undefined ? [] : [related]), `*Source: ${sourcesMarkdown(term.sources)}*`],
  };
}

/** A level, struct or error as Markdown. */
export function termMarkdown(term: Term, detail: Detail): string {
  const { head, glance, more } = termParts(term);
  return (detail === 'brief' ? head : [...head, ...glance, ...more]).join('\n\n');
}
