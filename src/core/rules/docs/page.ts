/** The documentation of a rule as Markdown. */
import type { Rule } from '../rule';
import type { RuleDoc, Sample } from './doc';

const LANGUAGES = {
  c: { title: 'C', fence: 'c', comment: '/* %s */' },
  cpp: { title: 'C++', fence: 'cpp', comment: '// %s' },
  python: { title: 'Python', fence: 'python', comment: '# %s' },
  go: { title: 'Go', fence: 'go', comment: '// %s' },
  rust: { title: 'Rust', fence: 'rust', comment: '// %s' },
  java: { title: 'Java', fence: 'java', comment: '// %s' },
  csharp: { title: 'C#', fence: 'csharp', comment: '// %s' },
  javascript: { title: 'JavaScript', fence: 'js', comment: '// %s' },
  typescript: { title: 'TypeScript', fence: 'ts', comment: '// %s' },
  php: { title: 'PHP', fence: 'php', comment: '// %s' },
  ruby: { title: 'Ruby', fence: 'ruby', comment: '# %s' },
} as const;

/** Languages that samples are written in; JSX is no place for a server. */
export type SampleLanguage = keyof typeof LANGUAGES;

/** The whole page. */
export function rulePage({ id, title, defaultSeverity }: Rule, doc: RuleDoc): string {
  const silence = doc.samples
    .map(({ language }) => LANGUAGES[language])
    .map(
      ({ title: name, comment }) =>
        `- ${name}: \`${comment.replace('%s', `sockopt-ignore-next-line ${id}`)}\` on the line above`,
    );
  const parts = [
    `# ${id}`,
    title,
    `Default severity: **${defaultSeverity}**`,
    '## What it reports',
    doc.reports,
    '## Why it matters',
    doc.why.map(({ system, fact, source }) => `- **${system}**: ${fact} (${source})`).join('\n'),
    '## Samples',
    ...doc.samples.flatMap(sampleParts),
    '## Fix',
    doc.fix,
    '## When not to use it',
    doc.whenNotToUse,
    '## How to silence it',
    `For one place, with a comment (\`sockopt-ignore ${id}\` at the end of the line does the same, \`sockopt-ignore-file ${id}\` counts for the file):`,
    silence.join('\n'),
    `Everywhere, in the settings of the editor: \`"sockopt.rules": { "${id}": "off" }\`; on the command line: \`--rule ${id}=off\`.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function sampleParts({ language, wrong, right }: Sample): readonly string[] {
  const { title, fence } = LANGUAGES[language];
  const block = (code: string): string => `\`\`\`${fence}\n${code.trimEnd()}\n\`\`\``;
  return [`### ${title}`, 'Wrong:', block(wrong), 'Right:', block(right)];
}

/** Every rule in a table; `folder` is where the pages are, seen from the file that holds the table. */
export function rulesTable(rules: readonly Rule[], folder: string): string {
  const rows = [
    ['rule', 'default', 'reports'],
    ...rules.map(({ id, title, defaultSeverity }) => [
      `[${id}](${folder}${id}.md)`,
      defaultSeverity,
      title.replaceAll('|', '\\|'),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}
