/**
 * Conditional compilation whose branches open and close different braces, which no grammar without a preprocessor reads.
 * Of such a group one branch is left, the others become blanks: one of the programs that the file may be compiled to.
 * Out of scope: groups whose other branches have to do with sockets, for what is blanked out must not matter.
 */
import { isWindowsName } from './preprocessor';

const SOCKETS = /\b(?:\w*sock\w*|SO_\w+|bind|listen|accept4?|close|shutdown)\b/i;
const DIRECTIVE = /^[ \t]*#[ \t]*(ifdef|ifndef|if|elifn?def|elif|else|endif)\b[ \t]*(.*)$/;

interface Branch {
  readonly start: number;
  end: number;
  /** Braces that are open at its end and were not at its start. */
  depth: number;
}

interface Group {
  readonly start: number;
  readonly condition: string;
  readonly negated: boolean;
  readonly branches: Branch[];
  hasElse: boolean;
}

/** The text with as many characters, and its lines where they were; undefined where nothing calls for it. */
export function oneReading(text: string): string | undefined {
  const blanks: (readonly [start: number, end: number])[] = [];
  const open: Group[] = [];
  for (const { line, start, end, depth } of linesOf(text)) {
    const [, directive, condition = ''] = DIRECTIVE.exec(line) ?? [];
    const group = open.at(-1);
    if (directive === undefined) {
      const branch = group?.branches.at(-1);
      if (branch) branch.depth += depth;
    } else if (directive.startsWith('if')) {
      const negated = directive === 'ifndef';
      open.push({
        start,
        condition: condition.trim(),
        negated,
        branches: [{ start: end, end, depth: 0 }],
        hasElse: false,
      });
    } else if (group) {
      group.branches.at(-1)!.end = start;
      if (directive !== 'endif') {
        group.branches.push({ start: end, end, depth: 0 });
        group.hasElse ||= directive === 'else';
        continue;
      }
      open.pop();
      const outer = open.at(-1)?.branches.at(-1);
      const kept = keptOf(group);
      if (outer) outer.depth += kept?.depth ?? 0;
      if (isBalanced(group)) continue;
      const others = group.branches.filter((branch) => branch !== kept);
      if (others.some((branch) => SOCKETS.test(text.slice(branch.start, branch.end)))) return undefined;
      blanks.push([group.start, kept?.start ?? end], [kept?.end ?? end, end]);
    }
  }
  if (blanks.length === 0 || open.length > 0) return undefined;
  let result = text;
  for (const [start, end] of blanks)
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\r\n]/g, ' ') + result.slice(end);
  return result;
}

/** A group without `#else` has one branch more, which is empty. */
function isBalanced({ branches, hasElse }: Group): boolean {
  const depths = new Set([...branches.map(({ depth }) => depth), ...(hasElse ? [] : [0])]);
  return depths.size === 1 && depths.has(0);
}

/** Names are taken to be defined, those of Windows not. */
function keptOf({ condition, negated, branches, hasElse }: Group): Branch | undefined {
  const name = condition.replace(/^defined\s*\(?\s*(\w+)\s*\)?$/, '$1');
  const holds = isWindowsName(name) === negated && condition !== '0';
  if (holds) return branches[0];
  return branches.length > 1 && (hasElse || branches.length > 2) ? branches[1] : undefined;
}

interface Line {
  readonly line: string;
  readonly start: number;
  /** After its end of line. */
  readonly end: number;
  /** Braces opened less braces closed. */
  readonly depth: number;
}

function* linesOf(text: string): Generator<Line> {
  const code = text.replace(/\/\*[^]*?\*\/|\/\/[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/g, (found) =>
    found.replace(/[^\r\n]/g, ' '),
  );
  for (let start = 0; start < text.length;) {
    const feed = code.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed + 1;
    const line = code.slice(start, end).replace(/\r?\n$/, '');
    const depth = line.split('{').length - line.split('}').length;
    yield { line, start, end, depth };
    start = end;
  }
}
