/** Several files looked at together: a handle is followed into the functions of the others. */
import type { AnalysisOptions, Place } from './analyze';
import { attempt, checkGroup, dedupe, familyOf, Groups, linked, type Member, type ProjectFile } from './groups';
import type { Language } from './languages/language';
import type { Problem } from './model';
import { atOnce } from './steps';
import { type FileTrace, type TracedFile, traceFileInSteps } from './trace/run';

export { linked, type Member, type ProjectFile } from './groups';

export interface ProjectResult {
  /** What is wrong, by the path of the file that it stands in, without fixes. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** What came of following the functions of one file. */
export interface Followed {
  readonly file: TracedFile;
  readonly language: Language;
  readonly trace: FileTrace | { readonly problem: Problem };
}

/** Checks all files. The same files give the same result, in whatever order they come. */
export function checkProject(files: readonly ProjectFile[], options: AnalysisOptions): ProjectResult {
  return atOnce(checkProjectInSteps(files, options));
}

/**
 * The same for those who have to look up in between: yields after each function that was followed.
 * @param followedOne is told of each file whose functions have all been followed
 */
export function* checkProjectInSteps(
  files: readonly ProjectFile[],
  options: AnalysisOptions,
  followedOne: () => void = () => undefined,
): Generator<undefined, ProjectResult> {
  return judge(yield* followAllInSteps(files, followedOne), options);
}

/** Follows the functions of all files, without judging what they do. */
export function followAll(files: readonly ProjectFile[]): readonly Followed[] {
  return atOnce(followAllInSteps(files, () => undefined));
}

function* followAllInSteps(
  files: readonly ProjectFile[],
  followedOne: () => void,
): Generator<undefined, readonly Followed[]> {
  const followed: Followed[] = [];
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const family of new Set(sorted.map(familyOf))) {
    let nextEvent = 0;
    for (const member of linked(sorted.filter((file) => familyOf(file) === family))) {
      const one = yield* follow(member, nextEvent);
      if (!('problem' in one.trace)) nextEvent = one.trace.nextEvent;
      followed.push(one);
      followedOne();
      yield;
    }
  }
  return followed;
}

/** Follows the functions of one file; its events are numbered from `firstEvent` on. Yields after each function. */
export function* follow({ file, program }: Member, firstEvent: number): Generator<undefined, Followed> {
  const steps = traceFileInSteps(program, file.language, firstEvent);
  let step = attempt(() => steps.next());
  while (!('problem' in step) && step.done !== true) {
    yield;
    step = attempt(() => steps.next());
  }
  return { file: program, language: file.language, trace: 'problem' in step ? step : step.value };
}

/** @param followed files in the order of their paths */
export function judge(followed: readonly Followed[], options: AnalysisOptions): ProjectResult {
  const places = new Map<string, Place[]>();
  const problems = new Map<string, readonly Problem[]>();
  for (const family of new Set(followed.map(familyOf))) {
    const groups = new Groups();
    for (const one of followed) {
      if (familyOf(one) !== family) continue;
      const { file, language, trace } = one;
      problems.set(file.path ?? '', 'problem' in trace ? [trace.problem] : trace.problems);
      if (!('problem' in trace)) groups.add(file, language, trace);
    }
    groups.joinByFields();
    for (const group of groups.joined()) {
      const found = attempt(() => checkGroup(group, options));
      if ('problem' in found) {
        for (const { path = '' } of group.programs) problems.set(path, [...(problems.get(path) ?? []), found.problem]);
        continue;
      }
      for (const place of found.places) {
        const path = place.path ?? '';
        const known = places.get(path);
        if (known) known.push(place);
        else places.set(path, [place]);
      }
    }
  }
  return { places: new Map([...places].map(([path, all]) => [path, dedupe(all)])), problems };
}
