// npm run fuzz [-- --runs N] [--seed N] [--language NAME]… [--processes N] [--samples]
//   --runs       inputs per language (20000)
//   --seed       where chance begins (1): the same seed makes the same inputs
//   --language   one of them; may be repeated
//   --processes  how many languages at once (1)
//   --samples    our own samples only, also where `npm run corpus` has fetched more
// Failing inputs go to .fuzz/.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fuzz, type Outcome } from './language';
import { languages } from './seeds';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', multiple: true, default: Object.keys(languages) },
    processes: { type: 'string', default: '1' },
    samples: { type: 'boolean', default: false },
  },
});
const [runs, seed, processes] = [Number(values.runs), Number(values.seed), Number(values.processes)];
const unknown = values.language.find((name) => !Object.hasOwn(languages, name));
if (unknown !== undefined || ![runs, seed, processes].every((value) => Number.isInteger(value) && value > 0)) {
  console.error(
    unknown === undefined
      ? 'A number above 0 is needed.'
      : `${unknown} is none of ${Object.keys(languages).join(', ')}.`,
  );
  process.exit(2);
}
const corpus = !values.samples && existsSync('.corpus/src');
console.log(
  `Seed ${seed}, ${runs} inputs per language, made of ${corpus ? 'our samples and the corpus' : 'our samples'}.`,
);

const waiting = [...values.language];
const outcomes: Outcome[] = [];
await Promise.all(
  Array.from({ length: processes }, async () => {
    for (let language = waiting.shift(); language !== undefined; language = waiting.shift()) {
      const outcome = await fuzz({ language, runs, seed, corpus });
      outcomes.push(outcome);
      console.log(line(outcome));
      await keep(outcome);
    }
  }),
);
const failures = outcomes.reduce((sum, outcome) => sum + outcome.failures.length, 0);
const inputs = outcomes.reduce((sum, outcome) => sum + outcome.inputs, 0);
console.log(`${inputs} inputs, ${failures} ways to fail.`);
process.exitCode = failures > 0 ? 1 : 0;

function line({
  language,
  inputs,
  failures,
  slowest,
  seen,
  memory,
  took,
  processor,
  mutations,
  edits,
}: Outcome): string {
  return [
    `${language}: ${inputs} inputs in ${took.toFixed(0)} s (${(inputs / processor).toFixed(0)} per second of the processor), ${failures.length} ways to fail; ` +
      `slowest check ${slowest.toFixed(0)} ms, ${memory.toFixed(0)} MB at the end; ` +
      `came to ${seen.findings} findings, ${seen.fixes} fixes, ${seen.hovers} hovers; ` +
      `${seen.unread} checks came to the end of time or memory, ${seen.parserFailures} to a failure of the parser itself`,
    `  mutations: ${counts(mutations)}`,
    `  edits: ${counts(edits)}`,
  ].join('\n');
}

function counts(of: ReadonlyMap<string, number>): string {
  return [...of]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}

/** What fails, as files that can be looked at. */
async function keep({ language, failures }: Outcome): Promise<void> {
  await mkdir('.fuzz', { recursive: true });
  for (const [index, { message, file, input }] of failures.entries()) {
    const name = `.fuzz/${language}-${index + 1}.json`;
    await writeFile(name, JSON.stringify({ message, file, ...input }, undefined, 1));
    console.log(`  ${name}, from ${file}: ${message.split('\n').slice(0, 3).join('\n    ').slice(0, 600)}`);
  }
}
