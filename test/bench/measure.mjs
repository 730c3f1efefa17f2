// Taking the time, of functions and of programs.
import { performance } from 'node:perf_hooks';
import { spawn } from 'node:child_process';

/** @param {number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * @param {number} rounds
 * @param {(round: number) => unknown} action
 * @returns {Promise<number>} median of milliseconds
 */
export async function medianOf(rounds, action) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await action(round);
    times.push(performance.now() - started);
  }
  return median(times);
}

/**
 * Runs a program to its end.
 * @param {Record<string, string | undefined>} [env] what it is told besides our own environment
 * @returns {Promise<{out: string, err: string}>} rejects where it cannot be started or ends with a code above 1
 */
export function run(program, words, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (data) => (texts.out += data));
    child.stderr.on('data', (data) => (texts.err += data));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 || code === 1 ? resolve(texts) : reject(new Error(`${program} ended with ${code}: ${texts.err}`)),
    );
  });
}

/** `12.3 ms`, `1.23 s`. */
export function time(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
