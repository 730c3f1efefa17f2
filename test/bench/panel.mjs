// How soon the panel shows something after it was asked for.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, time } from './measure.mjs';

/** Milliseconds from the command to the first paint. */
const PAINTED = 300;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function panel({ rounds }) {
  const { firstPaints } = await import(pathToFileURL(path.resolve('dist/test/bench/first-paint.mjs')).href);
  const { ours, empty } = await firstPaints(Math.min(rounds, 3));
  return [
    ['the first of a window', 'first'],
    ['a later one', 'later'],
  ].map(([which, key]) => {
    const of = (paints, what) => median(paints[key].map((paint) => paint[what]));
    const taken = of(ours, 'all');
    const own = [ours, empty].map((paints) => time(of(paints, 'document')));
    return {
      work: `panel, ${which}: from the command to the first paint`,
      figure: time(taken),
      peer: `${PAINTED} ms; an empty page: ${time(of(empty, 'all'))}; from its document on ${own[0]}, an empty one ${own[1]}`,
      ratio: taken / PAINTED,
      bar: 1,
    };
  });
}
