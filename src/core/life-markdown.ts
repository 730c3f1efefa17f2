/** The life of a socket as Markdown. Text of the file stands in code spans only. */
import {
  codeSpan,
  plainText,
  restartMarkdown,
  restartOutcome,
  runtimeById,
  runtimeSentence,
  runtimeSources,
} from '../knowledge';
import type { Life, LifePlace, LifeStep, Reuse } from './life';
import type { Platform } from './model';

/** Systems that are spoken of where the settings name none. */
const USUAL: readonly Platform[] = ['linux', 'macos', 'freebsd', 'windows'];

/** Longest name of a variable that is shown in full. */
const NAME_LIMIT = 80;

/** More steps than this no longer read at a glance. */
const STEP_LIMIT = 12;

export interface LifeMarkdown {
  /** What it is, and whether the option is set: paragraphs. */
  readonly summary: readonly string[];
  /** Its steps, and what a restart will meet. */
  readonly details: readonly string[];
}

/** @param platforms systems that the code is for; empty: the usual ones */
export function lifeMarkdown(life: Life, detail: 'full' | 'brief', platforms: readonly Platform[]): LifeMarkdown {
  const { handle, kind, restart } = life;
  const summary = [
    `**Life of this socket**${handle === '' ? '' : ` ${codeSpan(plainText(handle, NAME_LIMIT))}`}: ${kind}`,
  ];
  const runtime = life.runtime && runtimeById(life.runtime.id);
  if (runtime) summary.push(`${codeSpan(life.runtime.name)}: ${runtimeSentence(runtime)}`);
  if (restart !== undefined && restart !== 'any port') summary.push(reuseSentence(restart));
  const steps = life.steps.filter(({ mark }) => mark !== 'missing');
  const shown = steps.slice(0, STEP_LIMIT);
  if (detail === 'brief') {
    const brief = ({ place, ...step }: LifeStep): string => textOf(step) + (place ? ` (${placeText(place)})` : '');
    return { summary, details: [shown.map(brief).join(' → ')] };
  }
  const list = shown.map(({ place, ...step }) => `- ${place ? `${capital(placeText(place))}: ` : ''}${textOf(step)}`);
  if (steps.length > STEP_LIMIT) list.push(`- … and ${String(steps.length - STEP_LIMIT)} more`);
  const details = [list.join('\n')];
  if (restart !== undefined) details.push(...restartText(restart, platforms));
  if (runtime) details.push(runtimeSources(runtime));
  return { summary, details };
}

function textOf({ text }: Pick<LifeStep, 'text'>): string {
  return text.map((part) => (part.code ? codeSpan(part.text) : part.text)).join('');
}

/** `line 7`, or in another file: `in net.c, line 7`. */
function placeText({ line, path }: LifePlace): string {
  const file = path === undefined ? '' : `in ${codeSpan(path.slice(path.lastIndexOf('/') + 1))}, `;
  return `${file}line ${String(line)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function reuseSentence({ state, by, late, off, refused }: Reuse): string {
  const option = codeSpan(by?.option ?? 'SO_REUSEADDR');
  const where = by?.place === undefined ? '' : ` ${by.place.path === undefined ? 'on ' : ''}${placeText(by.place)}`;
  switch (state) {
    case 'set':
      return by ? `${option}: set${where}, before \`bind\`.` : `${option}: set by the call itself.`;
    case 'maybe':
      if (!by) return `${option}: whether it is set before \`bind\`, the code does not show.`;
      if (by.valueUnknown) return `${option}: set${where}, to a value that the code does not show.`;
      return `${option}: set${where}, ${by.inOtherFunction ? 'in another function' : 'on some paths'}.`;
    case 'missing':
      if (off) return `**${option}: switched off${off.path === undefined ? ' on' : ''} ${placeText(off)}.**`;
      if (refused)
        return `**${option}: not set, for the value${refused.path === undefined ? ' on' : ''} ${placeText(refused)} is refused.**`;
      return late
        ? `**${option}: set too late, ${late.path === undefined ? 'on ' : ''}${placeText(late)}, after \`bind\`.**`
        : `**${option}: never set.**`;
  }
}

function restartText(restart: 'any port' | Reuse, platforms: readonly Platform[]): readonly string[] {
  if (restart === 'any port') return ['**At a restart** the system picks another free port; nothing is in the way.'];
  const { state, possible, options } = restart;
  if (state === 'maybe' && !possible) return [];
  const outcomes = (platforms.length > 0 ? platforms : USUAL).map((system) =>
    restartOutcome(system, (possible ?? options)[system]),
  );
  const where = possible ? ', where every run sets it' : '';
  return [`**At a restart**${where}, with connections of the last run in TIME_WAIT:`, restartMarkdown(outcomes)];
}
