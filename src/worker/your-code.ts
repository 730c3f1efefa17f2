/** Turns what the analysis knows of one socket into what the panel's page shows of it. Knows no editor. */
import type { Finding, Socket } from '../core';
import { lifeOf, type LifeStep as Step } from '../core/life';
import { plainText, type System } from '../knowledge';
import type { ExplainerTarget, LifeStep, YourCode } from '../explainer/messages';

/**
 * @param target one version of a document, with what was found in it
 * @param lineOf line of an offset into that version, counted from 1
 * @param platforms the systems that the code is for; empty: all
 * @returns undefined where there is nothing to show: neither a finding nor a socket
 */
export function yourCode(
  target: ExplainerTarget,
  lineOf: (offset: number) => number,
  platforms: readonly System[] = [],
): YourCode | undefined {
  const { uri, version, languageId, finding, socket, lines } = target;
  const offset = finding?.range.start ?? placeOf(socket);
  if (offset === undefined) {
    return undefined;
  }
  const life = socket && lifeOf(socket, lineOf, finding);
  const reuse = life?.restart === 'any port' ? undefined : life?.restart;
  const index = finding?.fixes.findIndex(({ preferred }) => preferred) ?? -1;
  const fix = finding?.fixes[index];
  const sourceOf = new Map(lines.map(({ number, text }) => [number, plainText(text.trim(), LINE_LIMIT)]));
  return {
    place: { uri, offset, ...(finding === undefined ? {} : { rule: finding.rule }) },
    version,
    languageId,
    fileName: plainText(target.fileName),
    ...(finding === undefined ? {} : { message: finding.message }),
    steps: withReported(life?.steps ?? [], finding, lineOf).map((step) => toPage(step, sourceOf)),
    ...(reuse && {
      reuse: { state: reuse.state, options: reuse.options, ...(reuse.possible && { possible: reuse.possible }) },
    }),
    platforms,
    ...(fix === undefined ? {} : { fix: { title: fix.title, index } }),
  };
}

/** Longest line of code that is shown in full. */
const LINE_LIMIT = 300;

/** A call that leads back to this socket: the bind names it best. */
function placeOf(socket: Socket | undefined): number | undefined {
  const named = socket?.events.filter(({ name, elsewhere }) => !elsewhere && name.end > name.start) ?? [];
  return (named.find(({ kind }) => kind === 'bind') ?? named[0])?.name.start;
}

/** What is reported is always among the steps. */
function withReported(
  steps: readonly Step[],
  finding: Finding | undefined,
  lineOf: (offset: number) => number,
): readonly Step[] {
  if (finding === undefined || steps.some(({ mark }) => mark === 'problem')) {
    return steps;
  }
  const text = [{ code: false, text: 'this is reported' }];
  return [...steps, { place: { line: lineOf(finding.range.start) }, text, mark: 'problem' }];
}

function toPage({ place, text, ...step }: Step, sourceOf: ReadonlyMap<number, string>): LifeStep {
  const source = place && place.path === undefined ? sourceOf.get(place.line) : undefined;
  const shown = text.map((part) => ({ ...part, text: plainText(part.text) }));
  return { ...place, ...step, text: shown, ...(source === undefined ? {} : { source }) };
}
