import { html, type TemplateResult } from 'lit';
import { idleChoices, portTable, restartNow, type Scenario, type Timeline } from '../../knowledge';
import type { TimelineState } from '../page-state';
import { clock, nowAt, type Step } from '../steps';
import { checkbox, radios, select } from './controls';
import { playerView, type PlayerActions } from './player';
import { portTableView } from './port-table';
import { restartView, systemChoices, type RestartActions } from './restart';

export interface TimelineActions extends RestartActions {
  readonly player: PlayerActions;
  readonly change: (scenario: Partial<Scenario>) => void;
}

export interface TimelineView {
  readonly state: TimelineState;
  readonly timeline: Timeline;
  readonly steps: readonly Step[];
  readonly playing: boolean;
  readonly speed: number;
  readonly width: number;
}

/** A connection from its first segment to the end of TIME_WAIT, and a server that is restarted at any moment of it. */
export function timelineView(view: TimelineView, actions: TimelineActions): TemplateResult {
  const { state, timeline, steps, position } = { ...view, position: view.state.position };
  const { scenario, choice, restartAt } = state;
  const result =
    restartAt === undefined
      ? undefined
      : { answer: restartNow(timeline, nowAt(steps, restartAt).at, choice), at: clock(nowAt(steps, restartAt).at) };
  return html`
    <p class="lead">
      A client talks to a server, and the connection is closed. Who closes first, and what gets lost on the way, decides
      what is left behind.
    </p>
    ${switches(scenario, actions.change)}
    ${playerView(
      {
        id: 'timeline',
        timeline,
        steps,
        position,
        playing: view.playing,
        speed: view.speed,
        width: view.width,
        ...(result !== undefined &&
          restartAt !== undefined && {
            restart: { position: restartAt, text: restartText[result.answer.outcome] },
          }),
        beside: html`
          ${portTableView(portTable(timeline, nowAt(steps, position).at, choice))}
          ${restartView(scenario.system, choice, result, actions)}
        `,
      },
      actions.player,
    )}
  `;
}

const restartText = {
  succeeds: 'bind() works',
  fails: 'bind() fails',
  'not confirmed': 'bind()?',
} as const;

function switches(scenario: Scenario, change: (scenario: Partial<Scenario>) => void): TemplateResult {
  const idle = new Set(idleChoices(scenario));
  const label = (choice: keyof Scenario, text: string): string =>
    idle.has(choice) ? `${text} (no difference here)` : text;
  const flag = (id: string, choice: Flags, text: string): TemplateResult =>
    checkbox(id, label(choice, text), scenario[choice], (set) => change({ [choice]: set }));
  return html`
    <div class="switches" role="group" aria-label="What happens">
      ${radios(
        'first-closer',
        'Who closes first?',
        [
          ['server', 'The server'],
          ['client', 'The client'],
        ],
        scenario.firstCloser,
        (firstCloser) => change({ firstCloser }),
      )}
      ${radios(
        'other-end',
        label('otherEnd', 'The other end'),
        [
          ['closes at once', 'closes at once'],
          ['lingers', 'keeps its side open for 20 s'],
        ],
        scenario.otherEnd,
        (otherEnd) => change({ otherEnd }),
      )}
      ${select('timeline-system', 'System', systemChoices, scenario.system, (system) => change({ system }))}
      <div class="checks">
        ${flag('last-ack-lost', 'lastAckLost', 'The last ACK gets lost')}
        ${flag('late-duplicate', 'lateDuplicate', 'A copy of a segment arrives late')}
        ${flag('linger-zero', 'lingerZero', 'SO_LINGER {1, 0} on the end that closes first')}
        ${flag('server-killed', 'serverKilled', 'The server is killed instead of closing')}
      </div>
    </div>
  `;
}

/** The choices that are yes or no. */
type Flags = 'lastAckLost' | 'lateDuplicate' | 'lingerZero' | 'serverKilled';
