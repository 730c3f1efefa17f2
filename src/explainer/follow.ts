/** Where a link leads: the state of the page that shows its place. */
import {
  illustration,
  illustrationIds,
  thread,
  timeline,
  timeWait,
  withoutTimeWait,
  type Illustration,
  type RestartChoice,
  type Scenario,
} from '../knowledge';
import type { PanelLink } from './messages';
import type { PageState, TimelineState } from './page-state';
import { stepsOf, type Step } from './steps';

/** What a link of the page may set besides. */
export interface Switches {
  readonly scenario?: Partial<Scenario>;
  readonly choice?: Partial<RestartChoice>;
}

/** What a link to the timeline illustrates, where it names an illustration. */
function illustrationOf({ view, step }: PanelLink): Illustration | undefined {
  const id = view === 'timeline' ? illustrationIds.find((known) => known === step) : undefined;
  return id === undefined ? undefined : illustration(id);
}

/** The state after a link was followed. A step that is not known leads to the top of its view. */
export function follow(state: PageState, link: PanelLink & Switches): PageState {
  const { view, step } = link;
  // Without somebody's code there is nothing to show of it.
  const shown = { ...state, view: view === 'your-code' && state.code === undefined ? 'thread' : view } as const;
  switch (view) {
    case 'thread':
      return step === undefined ? shown : { ...shown, open: [...new Set([...state.open, ...notesOf(step)])] };
    case 'timeline': {
      const illustrated = illustrationOf(link);
      return illustrated === undefined
        ? { ...shown, timeline: timelineAt(state.timeline, link) }
        : illustrate(shown, illustrated);
    }
    case 'without': {
      const failure = withoutTimeWait.find(({ id }) => id === step);
      return failure === undefined ? shown : { ...shown, failure: { id: failure.id, position: 0 } };
    }
    case 'choose':
      return { ...shown, decision: step };
    case 'reference':
      return step === undefined ? shown : { ...shown, reference: { ...state.reference, option: step } };
    case 'your-code':
    case 'folklore':
    case 'try':
      return shown;
  }
}

/** The timeline, or a story without TIME_WAIT, at the moment that is meant. */
function illustrate(state: PageState, { shows, scenario, moment, restart }: Illustration): PageState {
  if (shows !== 'timeline') {
    const failure = withoutTimeWait.find(({ id }) => id === shows)!;
    return {
      ...state,
      view: 'without',
      failure: { id: shows, position: positionAt(stepsOf(failure.timeline), moment) },
    };
  }
  const position = positionAt(stepsOf(timeline(scenario)), moment);
  return {
    ...state,
    timeline:
      restart === undefined
        ? { ...state.timeline, scenario, position, restartAt: undefined }
        : { scenario, position, choice: restart, restartAt: position },
  };
}

/** The note with an id. */
function notesOf(id: string): readonly string[] {
  const blocks = [...thread, ...timeWait].flatMap((part) => part.blocks);
  return blocks.some((block) => block.kind === 'note' && block.id === id) ? [id] : [];
}

/** The step: id of a moment, a state that some end reaches, or `restart`: the moment at which a restart is a question. */
function timelineAt(state: TimelineState, { step, scenario, choice }: PanelLink & Switches): TimelineState {
  const next = { ...state, scenario: { ...state.scenario, ...scenario }, choice: { ...state.choice, ...choice } };
  if (step === undefined) {
    return next;
  }
  const position = positionAt(stepsOf(timeline(next.scenario)), step);
  return { ...next, position, restartAt: step === 'restart' ? position : undefined };
}

function positionAt(steps: readonly Step[], step: string): number {
  const wanted = step === 'restart' ? 'TIME-WAIT' : step;
  const found = steps.findIndex(({ moments }) =>
    moments.some(({ id, server, client }) => [id, server, client].includes(wanted)),
  );
  return Math.max(0, found);
}

/** Id of the element that a link leads to; undefined: the heading of its view. */
export function targetOf(link: PanelLink): string | undefined {
  const { view, step } = link;
  if (step === undefined) {
    return undefined;
  }
  switch (view) {
    case 'timeline':
      return step === 'restart' || illustrationOf(link)?.restart !== undefined ? 'restart-now' : undefined;
    case 'folklore':
      return `folklore-${step}`;
    case 'reference':
      return 'option-title';
    case 'choose':
      return step.split('/').at(-1);
    case 'your-code':
    case 'thread':
    case 'without':
    case 'try':
      return step;
  }
}
