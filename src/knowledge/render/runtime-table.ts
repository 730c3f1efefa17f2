/** Which calls set SO_REUSEADDR by themselves, as tables for the README. */
import type { Runtime, RuntimeBasis, RuntimeSystem } from '../runtimes/runtime';

const BASIS: Readonly<Record<RuntimeBasis, string>> = {
  measured: 'measured on Linux, else read',
  source: 'read in the source',
  docs: 'documentation',
  memory: 'not confirmed',
};

const SYSTEMS: readonly RuntimeSystem[] = ['linux', 'bsd', 'windows'];

/** One folded table per group of languages, in the given order. `title` is what readers call the group. */
export function runtimeTables(
  runtimes: readonly Runtime[],
  groups: readonly { readonly title: string; readonly language: string }[],
): string {
  return groups
    .map(({ title, language }) => {
      const rows = runtimes.filter(({ languages }) => languages[0] === language);
      return rows.length === 0 ? '' : folded(title, rows);
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

function folded(title: string, runtimes: readonly Runtime[]): string {
  const table = aligned([
    ['Call', 'Of', 'Linux', 'BSD, macOS', 'Windows', 'Known by'],
    ...runtimes.map((runtime) => [
      runtime.names.map((name) => `\`${name}\``).join(', '),
      runtime.library + (runtime.kind === 'udp-bind' ? ' (UDP)' : ''),
      ...SYSTEMS.map((system) => sets(runtime, system)),
      BASIS[runtime.basis],
    ]),
  ]);
  return `<details>\n<summary>${title}</summary>\n\n${table}\n\n</details>`;
}

/** What the call does on a system: `yes`, `no`, or what decides. */
function sets({ reuseAddr, reusePort, exclusive, switch: decides }: Runtime, system: RuntimeSystem): string {
  const value = reuseAddr[system];
  if (value === 'argument') return `if asked${decides?.default === true ? ' (default)' : ''}`;
  if (value) return 'yes';
  if (system === 'windows' && exclusive) return 'no, but SO_EXCLUSIVEADDRUSE';
  return reusePort[system] === true ? 'no, but SO_REUSEPORT' : 'no';
}

/** A Markdown table whose columns are as wide as their widest cell, the way formatters leave it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
