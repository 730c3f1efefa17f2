// npm run soak: what is left after thousands of documents, edits and panels, in the Node extension host of VS Code.
//   node test/bench/soak.mjs [--documents 2000] [--edits 2000] [--panels 200]
// Prints what there was at each count, and how it grows per 1,000 operations. Ends with 1 where something is not released.
import { parseArgs } from 'node:util';
import { inHost } from './editor.mjs';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    edits: { type: 'string', default: '2000' },
    panels: { type: 'string', default: '200' },
  },
});
process.env.HOST_MINUTES ??= '60';
const [documents, edits, panels] = [values.documents, values.edits, values.panels].map(Number);

/** What must be as it was, and what is bytes. */
const COUNTS = ['trees', 'listeners', 'diagnostics', 'panels', 'documents'];
const BYTES = ['hostHeap', 'threadHeap', 'wasm'];

const result = await inHost('node', { kind: 'soak', documents, edits, panels, samples: 5 });
for (const [kind, samples] of Object.entries(result)) {
  console.log(`\n${kind}`);
  const names = ['done', ...BYTES, ...COUNTS];
  console.log(names.map((name) => name.padStart(11)).join(''));
  for (const sample of samples) {
    console.log(
      names
        .map((name) => (BYTES.includes(name) ? megabytes(sample[name]) : String(sample[name])).padStart(11))
        .join(''),
    );
  }
  const slopes = BYTES.map((name) => `${name} ${(slope(samples, name) / 1000).toFixed(1)} kB`);
  console.log(`per 1,000: ${slopes.join(', ')}`);
  const first = samples[0];
  const last = samples.at(-1);
  for (const name of COUNTS.filter((each) => last[each] > first[each])) {
    console.log(`not released: ${name}, ${first[name]} before and ${last[name]} after`);
    process.exitCode = 1;
  }
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** Bytes per 1,000 operations, by least squares. */
function slope(samples, name) {
  const mean = (of) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [done, bytes] = [mean((sample) => sample.done), mean((sample) => sample[name])];
  const above = samples.reduce((sum, sample) => sum + (sample.done - done) * (sample[name] - bytes), 0);
  const below = samples.reduce((sum, sample) => sum + (sample.done - done) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 1000;
}
