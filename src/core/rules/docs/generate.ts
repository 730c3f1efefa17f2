/** Everything that is written from the rules and the knowledge: pages, lists, tables, the schema of the settings. */
import { allRuntimes, runtimeTables } from '../../../knowledge';
import type { Rule } from '../rule';
import { rules } from '../registry';
import { ruleDocs } from './index';
import { rulePage, rulesTable } from './page';

const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** Languages in the order of the README's tables; those that share libraries are one. */
const GROUPS = [
  { title: 'C', language: 'c' },
  { title: 'C++', language: 'cpp' },
  { title: 'C#', language: 'csharp' },
  { title: 'Go', language: 'go' },
  { title: 'Java', language: 'java' },
  { title: 'JavaScript, TypeScript', language: 'javascript' },
  { title: 'PHP', language: 'php' },
  { title: 'Python', language: 'python' },
  { title: 'Ruby', language: 'ruby' },
  { title: 'Rust', language: 'rust' },
];

/**
 * The generated files as they should be, by their paths from the top of the repository. `packageJson` and `readme` are
 * the files as they are: only what stands between markers changes.
 */
export function generated(packageJson: string, readme: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const rule of rules) files.set(`docs/rules/${rule.id}.md`, rulePage(rule, ruleDocs[rule.id]!));
  files.set(
    'docs/rules/README.md',
    `# Rules\n\nWritten from the rules themselves with \`npm run generate\`.\n\n${rulesTable(rules, '')}\n`,
  );
  files.set('package.json', withSettings(packageJson));
  files.set(
    'README.md',
    between(
      between(readme, 'rules', rulesTable(rules, 'docs/rules/')),
      'runtimes',
      runtimeTables(allRuntimes(), GROUPS),
    ),
  );
  return files;
}

/** The text with what stands between the comments `NAME:start` and `NAME:end` replaced. */
function between(text: string, name: string, content: string): string {
  const start = `<!-- ${name}:start -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(`<!-- ${name}:end -->`);
  return from < 0 || to < from ? text : `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

interface Manifest {
  contributes: { configuration: { properties: { 'sockopt.rules': { properties: Record<string, unknown> } } } };
}

function withSettings(packageJson: string): string {
  const manifest = JSON.parse(packageJson) as Manifest;
  manifest.contributes.configuration.properties['sockopt.rules'].properties = Object.fromEntries(
    rules.map((rule) => [rule.id, setting(rule)]),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function setting({ title, defaultSeverity }: Rule): unknown {
  return { type: 'string', enum: SEVERITIES, default: defaultSeverity, description: title };
}
