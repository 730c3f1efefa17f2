import { thread, threadCredit, type Contribution } from '../text/questions';
import { timeWait } from '../text/time-wait';
import { systems, systemTitle, type ReuseOptions, type System } from '../bind/model';
import { defaultChoice, restartNow } from '../bind/restart-now';
import { addresses, portTable } from '../tcp/port-table';
import { defaultScenario, timeline } from '../tcp/timeline';
import { withoutTimeWait } from '../tcp/without-time-wait';
import type { Timeline } from '../tcp/model';
import { basisText } from './basis';
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

/**
 * A timeline as text: each moment with its time, the states of both ends, and its sentence.
 * @param from seconds: what happens before is left out
 */
export function timelineMarkdown(story: Timeline, from = 0): string {
  const moments = story.moments
    .filter(({ at }) => at >= from)
    .map(
      ({ at, server, client, text }, index) =>
        `${String(index + 1)}. **${at.toFixed(2)} s** · server ${server}, client ${client}. ${prose(text)}`,
    );
  return [moments.join('\n'), ...story.remarks.map((remark) => `*${prose(remark)}*`)].join('\n\n');
}

const reuse: ReuseOptions = { reuseAddr: true };

/** The restarts that are asked about most, each with what it sets. */
const restarts = [
  { title: 'neither run sets it', choice: defaultChoice },
  { title: 'only the new run sets it', choice: { ...defaultChoice, newOptions: reuse } },
  { title: 'both runs set it', choice: { ...defaultChoice, oldOptions: reuse, newOptions: reuse } },
  {
    title: 'both set it, the old server still runs',
    choice: { ...defaultChoice, oldOptions: reuse, newOptions: reuse, oldListenerAlive: true },
  },
] as const;

/** What bind() says ten seconds after a server has closed first and ended, on one system. */
function restartsOn(system: System): string {
  const story = timeline({ ...defaultScenario, system });
  const answers = restarts.map(({ title, choice }) => {
    const { headline, basis } = restartNow(story, 12, choice);
    return `- ${title}: ${prose(headline)}${basis === 'unconfirmed' ? '' : ` *(${basisText[basis]})*`}`;
  });
  return `**${systemTitle[system]}**\n\n${answers.join('\n')}`;
}

/**
 * The whole story as Markdown, for the command line and other readers of plain text: what TIME_WAIT is, one connection
 * from its first segment to the end of TIME-WAIT, what a restart meets, what would go wrong without it, and the thread.
 */
export function explanationMarkdown(): string {
  const story = timeline(defaultScenario);
  const { command, head, rows } = portTable(story, 12);
  const table = [head, ...rows.map(({ cells }) => cells)];
  const widths = head.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)) + 2);
  const printed = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
  return [
    timeWaitMarkdown(),
    '## One connection, moment by moment',
    prose(
      `A client on ${addresses.client} connects to a server on ${addresses.server}, port ${String(addresses.serverPort)}, both on Linux. Segments need 0.05 s for the way. The server is stopped while the client is connected.`,
    ),
    timelineMarkdown(story),
    "Ten seconds later the server's port still looks like this:",
    `\`\`\`shellscript\n$ ${command}\n${printed.join('\n')}\n\`\`\``,
    '## What a restart meets then, with and without SO_REUSEADDR',
    ...systems.map(restartsOn),
    '## What would go wrong without TIME_WAIT',
    ...withoutTimeWait.flatMap(({ title, before, after, timeline: failure, source }) => [
      `### ${prose(title)}`,
      prose(before),
      'Up to the close it goes as above.',
      timelineMarkdown(failure, 2),
      `${prose(after)} *Source: ${prose(source)}.*`,
    ]),
    '## The question and its answers',
    threadMarkdown().replaceAll('\n## ', '\n### '),
  ].join('\n\n');
}
