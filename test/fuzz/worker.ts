// Runs in a process of its own, for what hangs can only be ended from outside: spoils texts of one language, and tells
// its parent of each input before it is tried.
//
//   worker.mjs LANGUAGE RUNS SEED (corpus|samples)
import fc from 'fast-check';
import { edit, mutate, type Mutation, mutation } from './mutations';
import { type Input, Properties, Violation } from './properties';
import { seedsOf } from './seeds';

/** What an input is made of. */
export interface Recipe {
  readonly seed: number;
  readonly mutations: readonly Mutation[];
  readonly edits: readonly Mutation[];
  readonly hovers: readonly number[];
}

export interface Failure {
  readonly message: string;
  readonly file: string;
  readonly input: Input;
}

export type Report =
  | { readonly type: 'input'; readonly file: string; readonly input: Input }
  | { readonly type: 'failure'; readonly failure: Failure }
  | {
      readonly type: 'done';
      readonly inputs: number;
      readonly slowest: number;
      readonly seen: Properties['seen'];
      /** Resident memory in MB at the end. */
      readonly memory: number;
    };

/** UTF-16 units. */
const LARGE = 100_000;

/** After so many ways to fail, there is enough to mend. */
const FAILURES = 40;

const [language = 'c', wanted = '100', firstSeed = '1', sources = 'samples'] = process.argv.slice(2);
const seeds = seedsOf(language, sources === 'corpus');
const texts = seeds.map(({ text }) => text);
const properties = new Properties();
const known = new Set<string>();
let inputs = 0;

const recipe: fc.Arbitrary<Recipe> = fc.record({
  seed: fc.nat(seeds.length - 1),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }),
  edits: fc.array(edit, { maxLength: 4 }),
  hovers: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
});

/** Waits until the parent has it: a check that follows may never let anything else run again. */
async function tell(report: Report): Promise<void> {
  await new Promise((sent) => process.send?.(report, undefined, undefined, sent));
}

function inputOf({ seed, mutations, edits, hovers }: Recipe): Input {
  const { languageId, text } = seeds[seed]!;
  const spoiled = mutations.reduce((now, change) => mutate(now, change, texts), text);
  const versions: string[] = [];
  // Each version of a large text takes as long as many small ones.
  for (const change of spoiled.length > LARGE ? edits.slice(0, 1) : edits)
    versions.push(mutate(versions.at(-1) ?? spoiled, change, texts));
  return { languageId, text: spoiled, versions, hovers };
}

function messageOf(error: unknown): string {
  if (error instanceof Violation) return error.message;
  return `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** One way to fail, whatever the numbers and names in it. */
function kindOf(message: string): string {
  return message.split('\n')[0]!.replace(/\d+/g, '0');
}

const property = fc.asyncProperty(recipe, async (made) => {
  const input = inputOf(made);
  await tell({ type: 'input', file: seeds[made.seed]!.file, input });
  try {
    await properties.check(input);
  } catch (error) {
    if (!known.has(kindOf(messageOf(error)))) throw error;
  }
});

let seed = Number(firstSeed);
while (inputs < Number(wanted) && known.size < FAILURES) {
  const details = await fc.check(property, { numRuns: Number(wanted) - inputs, seed: seed++ });
  inputs += details.numRuns;
  if (!details.failed || details.counterexample === null) continue;
  const [made] = details.counterexample;
  const message = messageOf(details.errorInstance);
  known.add(kindOf(message));
  await tell({ type: 'failure', failure: { message, file: seeds[made.seed]!.file, input: inputOf(made) } });
}
await properties.dispose();
const memory = process.memoryUsage.rss() / 1024 / 1024;
await tell({ type: 'done', inputs, slowest: properties.slowest, seen: properties.seen, memory });
process.disconnect();
