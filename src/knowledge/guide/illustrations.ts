/** From the text to the interactive part: what a paragraph speaks of, as a choice in the timeline and a moment of it. */
import type { ReuseOptions } from '../bind/model';
import type { RestartChoice } from '../bind/restart-model';
import { defaultChoice } from '../bind/restart-now';
import type { Scenario, Timeline } from '../tcp/model';
import { defaultScenario, timeline } from '../tcp/timeline';
import { withoutTimeWait } from '../tcp/without-time-wait';
import type { Failure } from './model';

const reuse: ReuseOptions = { reuseAddr: true };

/** Which part shows it: the timeline, or one of the stories without TIME-WAIT. */
type Shown = 'timeline' | Failure['id'];

/** Something to look at, linked from a text. */
export interface Illustration {
  readonly id: IllustrationId;
  /** Text of the link. */
  readonly title: string;
  readonly shows: Shown;
  /** The choices to set where it is the timeline. */
  readonly scenario: Scenario;
  /** The moment to stop at, its id and its second. */
  readonly moment: string;
  readonly at: number;
  /** The restart to try at that moment, where the text speaks of one. */
  readonly restart?: RestartChoice;
}

interface Plan {
  readonly title: string;
  readonly shows?: Failure['id'];
  readonly scenario?: Partial<Scenario>;
  readonly moment: string;
  readonly restart?: Partial<RestartChoice>;
}

const plans = {
  'server-first': { title: 'Watch the server close first', moment: 'server-enters-time-wait' },
  'client-first': {
    title: 'Watch the client close first',
    scenario: { firstCloser: 'client' },
    moment: 'client-enters-time-wait',
  },
  'restart-without': {
    title: 'Restart now, without the option',
    moment: 'client-is-done',
    restart: {},
  },
  'first-restart': {
    title: 'Restart now, with the option in the new run only',
    moment: 'client-is-done',
    restart: { newOptions: reuse },
  },
  'restart-with': {
    title: 'Restart now, with the option in both runs',
    moment: 'client-is-done',
    restart: { oldOptions: reuse, newOptions: reuse },
  },
  'live-listener': {
    title: 'Start a second server beside the first',
    moment: 'client-is-done',
    restart: { oldOptions: reuse, newOptions: reuse, oldListenerAlive: true },
  },
  'live-listener-on-windows': {
    title: 'The same on Windows',
    scenario: { system: 'windows' },
    moment: 'client-is-done',
    restart: { oldOptions: reuse, newOptions: reuse, oldListenerAlive: true },
  },
  'abandoned-connection': {
    title: 'Restart now, while the client keeps its side open',
    scenario: { otherEnd: 'lingers' },
    moment: 'server-fin-is-acked',
    restart: { oldOptions: reuse, newOptions: reuse },
  },
  'lost-last-ack': {
    title: 'Watch the last ACK get lost',
    scenario: { lastAckLost: true },
    moment: 'server-answers-fin-again',
  },
  'late-copy': {
    title: 'Watch a late copy arrive',
    scenario: { lateDuplicate: true },
    moment: 'server-drops-late-copy',
  },
  'late-copy-is-read': {
    title: 'Watch it without TIME-WAIT',
    shows: 'late-duplicate',
    moment: 'server-reads-late-copy',
  },
  'reset-instead-of-ack': {
    title: 'Watch it without TIME-WAIT',
    shows: 'lost-last-ack',
    moment: 'client-gets-reset-in-last-ack',
  },
  'end-of-time-wait': { title: 'Go to the end of TIME-WAIT', moment: 'server-leaves-time-wait' },
  'linger-zero': { title: 'Watch a close with {1, 0}', scenario: { lingerZero: true }, moment: 'client-is-aborted' },
  killed: { title: 'Watch the server being killed', scenario: { serverKilled: true }, moment: 'server-is-killed' },
} as const satisfies Record<string, Plan>;

export type IllustrationId = keyof typeof plans;

function storyOf(shows: Shown, scenario: Scenario): Timeline {
  return withoutTimeWait.find(({ id }) => id === shows)?.timeline ?? timeline(scenario);
}

/** Everything that a text can point at, by id. */
export function illustration(id: IllustrationId): Illustration {
  const plan: Plan = plans[id];
  const scenario = { ...defaultScenario, ...plan.scenario };
  const shows = plan.shows ?? 'timeline';
  const moment = storyOf(shows, scenario).moments.find((one) => one.id === plan.moment);
  if (moment === undefined) throw new RangeError(`illustration ${id}: there is no moment ${plan.moment}`);
  return {
    id,
    title: plan.title,
    shows,
    scenario,
    moment: moment.id,
    at: moment.at,
    ...(plan.restart === undefined ? {} : { restart: { ...defaultChoice, ...plan.restart } }),
  };
}

/** The ids, to go through all of them or to check one that comes from outside. */
export const illustrationIds = Object.keys(plans) as readonly IllustrationId[];
