/** `sockopt-lens explain` and `sockopt-lens rules`. */
import { rules } from '../core';
import {
  allOptions,
  allTerms,
  errorByNumber,
  explanationMarkdown,
  findOption,
  optionMarkdown,
  searchOptions,
  similarNames,
  spellingLanguages,
  type Term,
  termByName,
  termMarkdown,
} from '../knowledge';

import { UsageError } from './arguments';
import { markdownAsText, type TextStyle } from './markdown-text';
import { ruleMarkdown } from './rule-help';

/** One line per rule. */
export function ruleList(): string {
  const width = Math.max(...rules.map((rule) => rule.id.length)) + 2;
  return rules
    .map(({ id, defaultSeverity, title }) => `${id.padEnd(width)}${defaultSeverity.padEnd(13)}${title}\n`)
    .join('');
}

/**
 * What is known about an option, a level, a struct, an error, a rule or TIME_WAIT.
 * @throws UsageError where nothing is, with what comes close
 */
export function explain(topic: string, style: TextStyle): string {
  return markdownAsText(markdownOf(topic), style);
}

function markdownOf(topic: string): string {
  const folded = topic.toLowerCase().replaceAll('_', '-');
  if (/^time-?wait$/.test(folded)) return explanationMarkdown();
  const rule = rules.find(({ id }) => id === folded);
  if (rule) return ruleMarkdown(rule);
  for (const name of [topic, topic.toUpperCase().replaceAll('-', '_')]) {
    // The C names are known in all languages.
    for (const language of spellingLanguages) {
      const found = findOption(language, name);
      if (found) return optionMarkdown(found.option, 'full');
    }
    const term = termByName(name) ?? errorByMessage(name);
    if (term) return termMarkdown(term, 'full');
  }
  throw new UsageError(`There is no option, error or rule "${topic}".${suggestion(topic)}`);
}

/** `[Errno 98]`, `10048`: Linux first, as most numbers that people meet are from there. */
function errorByMessage(text: string): Term | undefined {
  const number = Number(/^(?:\[?(?:errno|os error|winerror)[ :=]*)?(\d{1,5})\]?$/i.exec(text.trim())?.[1]);
  return errorByNumber(number, 'linux') ?? errorByNumber(number, 'bsd') ?? errorByNumber(number, 'windows');
}

/** What may have been meant: a name that is near, else options that answer the words. */
function suggestion(topic: string): string {
  const names = [...allOptions(), ...allTerms()].map(({ name }) => name);
  const near = similarNames(topic, [...names, ...rules.map(({ id }) => id), 'time-wait']);
  if (near.length > 0) return ` Perhaps ${near.join(' or ')}?`;
  const found = searchOptions(topic).slice(0, 5);
  return found.length === 0 ? '' : ` What has to do with it: ${found.map(({ name }) => name).join(', ')}.`;
}
