import { html, type TemplateResult } from 'lit';
import { withoutTimeWait, type Failure } from '../../knowledge';
import { nowAt, stepsOf } from '../steps';
import { radios } from './controls';
import { playerView, type PlayerActions } from './player';
import { prose } from './text';

export interface FailuresView {
  readonly chosen: Failure['id'];
  readonly position: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly width: number;
}

/** The two things that would go wrong if there were no TIME_WAIT, played. */
export function failuresView(
  { chosen, ...view }: FailuresView,
  choose: (id: Failure['id']) => void,
  player: PlayerActions,
): TemplateResult {
  const failure = withoutTimeWait.find(({ id }) => id === chosen) ?? withoutTimeWait[0]!;
  const steps = stepsOf(failure.timeline);
  const atEnd = nowAt(steps, view.position).index === steps.length - 1;
  return html`
    <p class="lead">
      TIME_WAIT is there for two reasons. This is what would happen if both ends forgot a connection at once.
    </p>
    ${radios(
      'failure',
      'What goes wrong',
      withoutTimeWait.map(({ id, title }) => [id, title] as const),
      failure.id,
      choose,
    )}
    <p class="before">${prose(failure.before)}</p>
    ${playerView(
      {
        id: 'without',
        timeline: failure.timeline,
        steps,
        ...view,
        beside: html`
          <div class="result ${atEnd ? 'bad' : ''}">
            <div>
              <p><strong>In the end:</strong> ${prose(failure.after)}</p>
              <p class="fine"><span class="label">Source:</span> ${prose(failure.source)}</p>
            </div>
          </div>
        `,
      },
      player,
    )}
  `;
}
