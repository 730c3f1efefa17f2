import { thread, threadCredit, type Contribution } from '../text/questions';
import { timeWait } from '../text/time-wait';
import { blocksMarkdown, prose } from './markdown';

const kinds: Readonly<Record<Contribution['kind'], string>> = {
  question: 'Question',
  answer: 'Answer',
  comment: 'Comment',
};

/** The thread, retold and checked, as Markdown. */
export function threadMarkdown(): string {
  const parts = thread.map(
    ({ kind, author, title, blocks }) =>
      `## ${prose(title)}\n\n*${kinds[kind]}, after ${prose(author)}*\n\n${blocksMarkdown(blocks, 3)}`,
  );
  return [`*${prose(threadCredit)}*`, ...parts].join('\n\n');
}

/** The explanation of TIME_WAIT as Markdown. */
export function timeWaitMarkdown(): string {
  return timeWait.map(({ title, blocks }) => `## ${prose(title)}\n\n${blocksMarkdown(blocks, 3)}`).join('\n\n');
}
