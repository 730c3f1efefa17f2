/** `sockopt-lens explain` and `sockopt-lens rules`. */
import { rules } from '../core';
import { allOptions, findOption, optionMarkdown, timeWaitMarkdown } from '../knowledge';
import { UsageError } from './arguments';
import { markdownAsText, type TextStyle } from './markdown-text';
import { ruleMarkdown } from './rule-help';

/** Languages whose libraries have spellings of their own; the C names are known in all. */
const LANGUAGES = ['c', 'cpp', 'python', 'go', 'rust', 'java', 'csharp', 'javascript', 'php', 'ruby'];

/** One line per rule. */
export function ruleList(): string {
  const width = Math.max(...rules.map((rule) => rule.id.length)) + 2;
  return rules
    .map(({ id, defaultSeverity, title }) => `${id.padEnd(width)}${defaultSeverity.padEnd(13)}${title}\n`)
    .join('');
}

/**
 * What is known about an option, a rule or TIME_WAIT.
 * @throws UsageError where nothing is, with what comes close
 */
export function explain(topic: string, style: TextStyle): string {
  return markdownAsText(markdownOf(topic), style);
}

function markdownOf(topic: string): string {
  const folded = topic.toLowerCase().replaceAll('_', '-');
  if (/^(?:time-?wait|eaddrinuse)$/.test(folded)) return timeWaitMarkdown();
  const rule = rules.find(({ id }) => id === folded);
  if (rule) return ruleMarkdown(rule);
  for (const name of [topic, topic.toUpperCase().replaceAll('-', '_')]) {
    for (const language of LANGUAGES) {
      const option = findOption(language, name);
      if (option) return optionMarkdown(option, 'full');
    }
  }
  const near = [...allOptions().map(({ name }) => name), ...rules.map(({ id }) => id), 'time-wait']
    .map((name) => ({ name, distance: distance(name.toLowerCase().replaceAll('_', '-'), folded) }))
    .filter((candidate) => candidate.distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3);
  const hint = near.length > 0 ? ` Perhaps ${near.map(({ name }) => name).join(' or ')}?` : '';
  throw new UsageError(`There is no option or rule "${topic}".${hint}`);
}

/** Letters to insert, remove or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
