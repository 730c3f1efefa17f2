// How cost grows: the same command over more and more copies.
import { median, run } from './measure.mjs';
import { cli } from './command-line.mjs';
import { copies } from './sources.mjs';

/** Runs the command line in a process that tells its time and its peak of memory. */
const HARNESS = `
const started = performance.now();
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write('\\n#' + JSON.stringify({ milliseconds: performance.now() - started, megabytes: maxRSS / 1024 }));
});
require(process.argv[1]);`;

/** @returns {Promise<{files: number, milliseconds: number, megabytes: number}[]>} */
export async function growth({ scratch, short, rounds }) {
  const points = [];
  for (const files of short ? [5, 10] : [100, 300, 1000, 3000, 10_000]) {
    const { folder } = await copies(scratch, files);
    const told = [];
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      const { err } = await run(process.execPath, ['-e', HARNESS, cli, 'check', folder]);
      told.push(JSON.parse(err.slice(err.lastIndexOf('#') + 1)));
    }
    points.push({
      files,
      milliseconds: median(told.map(({ milliseconds }) => milliseconds)),
      megabytes: median(told.map(({ megabytes }) => megabytes)),
    });
  }
  return points;
}
