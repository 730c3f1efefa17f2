// What a web worker does not tell: how long it was busy on a processor, between the marks that it has set. The trace of
// the browser holds the marks and the tasks of each thread, both with the time of their thread; where the system does not
// tell that, it is the clock's.
import { readFile } from 'node:fs/promises';

/**
 * @param {string} file trace of the browser
 * @returns {Promise<Record<string, number>>} milliseconds by name: of the longest task, or of all that was done
 */
export async function workerTime(file) {
  const { traceEvents: events } = JSON.parse(await readFile(file, 'utf8'));
  const marks = events.filter(({ cat, name }) => cat === 'blink.user_timing' && name.startsWith('bench '));
  const figures = {};
  for (const from of marks) {
    const [, kind, name, end] = from.name.split(' ');
    if (end !== 'from') continue;
    const to = marks.find((mark) => mark.name === `bench ${kind} ${name} to`);
    if (to === undefined) throw new Error(`The trace does not tell when ${name} ended.`);
    const microseconds = kind === 'busy' ? (to.tts ?? to.ts) - (from.tts ?? from.ts) : longest(events, from, to);
    if (!(microseconds > 0)) throw new Error(`The trace does not tell how long ${name} took.`);
    figures[name] = microseconds / 1000;
  }
  return figures;
}

/** Of a task that has begun before, or ends after, all is counted. */
function longest(events, from, to) {
  const tasks = events.filter(
    ({ name, pid, tid, ts, dur }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      pid === from.pid &&
      tid === from.tid &&
      ts < to.ts &&
      ts + dur > from.ts,
  );
  return Math.max(...tasks.map(({ tdur = 0, dur }) => (from.tts === undefined ? dur : tdur)));
}
