// Runs in a process of its own, for what hangs can only be ended from outside: spoils texts of one language, and tells
// its parent of each input before it is tried.
//
//   worker.mjs LANGUAGE RUNS SEED FILES (corpus|samples)
//
// SEED is where chance begins, FILES the one that chooses files of the corpus.
import fc from 'fast-check';
import { type Input, Properties, Violation } from './properties';
import { inputOf, type Recipe, recipes, seedOf } from './recipe';
import { seedsOf } from './seeds';
import { shrunk } from './shrink';

export interface Failure {
  readonly message: string;
  readonly file: string;
  readonly input: Input;
}

/** What the process has come to. */
export interface Progress {
  /** Milliseconds of the slowest check. */
  readonly slowest: number;
  readonly seen: Properties['seen'];
  /** Resident memory in MB. */
  readonly memory: number;
  /** Seconds of the processor. */
  readonly processor: number;
}

export type Report =
  | { readonly type: 'input'; readonly recipe: Recipe; readonly progress: Progress }
  /** It fails, and is about to be made smaller. */
  | { readonly type: 'fault'; readonly failure: Failure }
  | { readonly type: 'shrinking'; readonly input: Input }
  | { readonly type: 'failure'; readonly failure: Failure }
  | { readonly type: 'done'; readonly progress: Progress };

/** After so many ways to fail, there is enough to mend. */
const FAILURES = 40;

/** How often an input that fails is tried again, smaller, and how many milliseconds that may take. */
const ATTEMPTS = 400;
const PATIENCE = 20_000;

const [language = 'c', wanted = '100', firstSeed = '1', files = '1', sources = 'samples'] = process.argv.slice(2);
const seeds = seedsOf(language, sources === 'corpus', Number(files));
const properties = new Properties();
const known = new Set<string>();
let inputs = 0;

/** Waits until the parent has it: a check that follows may never let anything else run again. */
async function tell(report: Report): Promise<void> {
  await new Promise((sent) => process.send?.(report, undefined, undefined, sent));
}

function progress(): Progress {
  const { user, system } = process.cpuUsage();
  const { slowest, seen } = properties;
  return { slowest, seen, memory: process.memoryUsage.rss() / 1024 / 1024, processor: (user + system) / 1_000_000 };
}

function messageOf(error: unknown): string {
  if (error instanceof Violation) return error.message;
  return `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** One way to fail, whatever the numbers and names in it. */
function kindOf(message: string): string {
  return message.split('\n')[0]!.replace(/\d+/g, '0');
}

/** What is wrong with the input; undefined where nothing is. */
async function faultOf(input: Input): Promise<string | undefined> {
  try {
    await properties.check(input);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

async function smaller({ message, file, input }: Failure): Promise<Failure> {
  const end = performance.now() + PATIENCE;
  let last = message;
  const fails = async (candidate: Input): Promise<boolean> => {
    if (performance.now() > end) return false;
    await tell({ type: 'shrinking', input: candidate });
    const fault = await faultOf(candidate);
    if (fault === undefined || kindOf(fault) !== kindOf(message)) return false;
    last = fault;
    return true;
  };
  if (!(await fails(input))) return { message: `${message}\nand not when it is tried again`, file, input };
  const small = await shrunk(input, fails, ATTEMPTS);
  return { message: last, file, input: small };
}

const property = fc.asyncProperty(recipes, async (recipe) => {
  await tell({ type: 'input', recipe, progress: progress() });
  const fault = await faultOf(inputOf(recipe, seeds));
  if (fault !== undefined && !known.has(kindOf(fault))) throw new Error(fault);
});

let seed = Number(firstSeed);
while (inputs < Number(wanted) && known.size < FAILURES) {
  // Its own way to make an input smaller leaves the file as long as it is.
  const details = await fc.check(property, { numRuns: Number(wanted) - inputs, seed: seed++, endOnFailure: true });
  inputs += details.numRuns;
  if (!details.failed || details.counterexample === null) continue;
  const [recipe] = details.counterexample;
  const message = details.errorInstance instanceof Error ? details.errorInstance.message : '';
  known.add(kindOf(message));
  const failure = { message, file: seedOf(recipe, seeds).file, input: inputOf(recipe, seeds) };
  await tell({ type: 'fault', failure });
  await tell({ type: 'failure', failure: await smaller(failure) });
}
await properties.dispose();
await tell({ type: 'done', progress: progress() });
process.disconnect();
