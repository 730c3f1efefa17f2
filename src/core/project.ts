/** Several files looked at together: a handle is followed into the functions of the others. */
import type { AnalysisOptions, Place } from './analyze';
import { attempt, checkGroup, dedupe, familyOf, Groups, linked, type ProjectFile } from './groups';
import type { Problem } from './model';
import { traceFileInSteps } from './trace/run';

export { linked, type Member, type ProjectFile } from './groups';

export interface ProjectResult {
  /** What is wrong, by the path of the file that it stands in, without fixes. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Checks all files. The same files give the same result, in whatever order they come. */
export function checkProject(files: readonly ProjectFile[], options: AnalysisOptions): ProjectResult {
  const steps = checkProjectInSteps(files, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same for those who have to look up in between: yields after each function that was followed. */
export function* checkProjectInSteps(
  files: readonly ProjectFile[],
  options: AnalysisOptions,
): Generator<undefined, ProjectResult> {
  const places = new Map<string, Place[]>();
  const problems = new Map<string, readonly Problem[]>();
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const family of new Set(sorted.map(familyOf))) {
    const members = linked(sorted.filter((file) => familyOf(file) === family));
    const groups = new Groups();
    let nextEvent = 0;
    for (const { file, program } of members) {
      const steps = traceFileInSteps(program, file.language, nextEvent);
      let step = attempt(() => steps.next());
      while (!('problem' in step) && step.done !== true) {
        yield;
        step = attempt(() => steps.next());
      }
      if ('problem' in step) problems.set(file.path, [step.problem]);
      else {
        const trace = step.value;
        nextEvent = trace.nextEvent;
        problems.set(file.path, trace.problems);
        groups.add(program, file.language, trace);
      }
      yield;
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
