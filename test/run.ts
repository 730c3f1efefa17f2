// npm test: runs the steps named on the command line, all by default, and adds up what they report. It stops at the
// first step that fails; in continuous integration it goes on, so that one run shows everything.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/** Each step is the npm script of that name. */
const steps = [
  'test:types',
  'lint',
  'format:check',
  'mocha:unit',
  'mocha:fuzz',
  'mocha:editor',
  'mocha:web',
  'mocha:ui',
  'mocha:proof',
];

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

const wanted = process.argv.slice(2);
const results: Result[] = [];
for (const step of wanted.length > 0 ? wanted : steps) {
  console.log(`\n━━ ${step}`);
  const result = await runStep(step);
  results.push(result);
  if (result.failed > 0) {
    console.log(`${step} failed`);
    process.exitCode = 1;
    if (process.env.CI === undefined) {
      break;
    }
  }
}

const total = (key: keyof Result): number => results.reduce((sum, result) => sum + result[key], 0);
const skipped = total('pending') === 0 ? '' : `, ${String(total('pending'))} skipped`;
console.log(`\nTests: ${String(total('passed'))} passed, ${String(total('failed'))} failed${skipped}`);

/** Runs one npm script and counts what mocha's spec reporter says in its output. A step that fails otherwise counts one. */
async function runStep(script: string): Promise<Result> {
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const child = spawn(command, [...args, 'run', '--silent', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const counts = { passing: 0, failing: 0, pending: 0 };
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    const summary = /^ {2}(\d+) (passing|failing|pending)\b/.exec(stripVTControlCharacters(line));
    if (summary?.[1] !== undefined) {
      counts[summary[2] as keyof typeof counts] += Number(summary[1]);
    }
  });
  const exitCode = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  // An extension host that dies can end its run with 0: a suite that reports nothing has failed, too.
  const silent = script.startsWith('mocha:') && counts.passing + counts.failing === 0;
  const failed = exitCode === 0 && !silent ? counts.failing : Math.max(counts.failing, 1);
  return { passed: counts.passing, failed, pending: counts.pending };
}
