// The table as Markdown, and how cost grows as a plot in text.
import os from 'node:os';
import { time } from './measure.mjs';

/**
 * @typedef {{work: string, figure: string, peer: string, ratio: number, bar: number}} Row what was measured, what it is
 *   held against, their ratio, and the ratio that it should not exceed
 */

/**
 * @param {readonly Row[]} rows
 * @param {readonly {files: number, milliseconds: number, megabytes: number}[]} points
 */
export function markdown(rows, points) {
  const [cpu] = os.cpus();
  const date = new Date().toISOString().slice(0, 10);
  const load = os.loadavg()[0].toFixed(1);
  const machine = `${os.cpus().length} × ${cpu?.model.trim() ?? os.arch()}, ${os.platform()}, Node ${process.versions.node}, load ${load}`;
  const lines = rows.map(
    ({ work, figure, peer, ratio, bar }) =>
      `| ${work} | ${figure} | ${peer} | ${ratio.toFixed(2)} | ${bar} | ${ratio <= bar ? 'yes' : '**no**'} |`,
  );
  return `${date}, ${machine}

| work | takes | against | ratio | bar | met |
|---|---|---|---|---|---|
${lines.join('\n')}

${points.length > 0 ? plot(points) : ''}
`;
}

const WIDTH = 50;

function plot(points) {
  const most = Math.max(...points.map(({ milliseconds }) => milliseconds));
  const lines = points.map(({ files, milliseconds, megabytes }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((milliseconds / most) * WIDTH)));
    return `${String(files).padStart(6)} files ${time(milliseconds).padStart(9)} ${megabytes.toFixed(0).padStart(5)} MB ${bar}`;
  });
  return `Time and memory of the command line as files become more:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}
