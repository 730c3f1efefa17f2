/** Everything that is written from the rules: pages, lists, the schema of the settings. */
import type { Rule } from '../rule';
import { rules } from '../registry';
import { ruleDocs } from './index';
import { rulePage, rulesTable } from './page';

const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** Lines of README.md between which the table of rules stands. */
const START = '<!-- rules:start -->';
const END = '<!-- rules:end -->';

/**
 * The generated files as they should be, by their paths from the top of the repository. `packageJson` and `readme` are
 * the files as they are: only the part that comes from the rules changes. A readme without markers is not among them.
 */
export function generated(packageJson: string, readme: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const rule of rules) files.set(`docs/rules/${rule.id}.md`, rulePage(rule, ruleDocs[rule.id]!));
  files.set(
    'docs/rules/README.md',
    `# Rules\n\nWritten from the rules themselves with \`npm run generate\`.\n\n${rulesTable(rules, '')}\n`,
  );
  files.set('package.json', withSettings(packageJson));
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start >= 0 && end > start)
    files.set(
      'README.md',
      `${readme.slice(0, start + START.length)}\n\n${rulesTable(rules, 'docs/rules/')}\n\n${readme.slice(end)}`,
    );
  return files;
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
