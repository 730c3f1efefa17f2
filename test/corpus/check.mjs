// The command line over a folder of sources.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

/**
 * @param {string} cli path of the bundled command line
 * @param {string} folder what to check
 * @param {string[]} [options] further words for the command line, as `--fix`: the findings are those that are left
 * @returns {Promise<{files: number, findings: object[], problems: string[], seconds: number}>} findings have their
 *   path relative to the folder, with forward slashes
 */
export async function check(cli, folder, options = []) {
  const start = performance.now();
  const { code, out, err } = await capture(process.execPath, [cli, 'check', '--format', 'json', ...options, folder]);
  if (code !== 0 && code !== 1 && out === '') throw new Error(`${folder}: exit code ${code}: ${err.slice(0, 2000)}`);
  const { files, findings } = JSON.parse(out);
  for (const finding of findings) finding.path = path.relative(folder, finding.path).replaceAll(path.sep, '/');
  const problems = err
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(`${folder}${path.sep}`, ''));
  return { files, findings, problems, seconds: (performance.now() - start) / 1000 };
}

function capture(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const out = [];
    const err = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
}
