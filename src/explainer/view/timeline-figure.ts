import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { End, Segment, TcpState, Timeline } from '../../knowledge';
import { nowAt, positionOf, type Step } from '../steps';

/** What a figure shows. */
export interface Figure {
  readonly timeline: Timeline;
  readonly steps: readonly Step[];
  readonly position: number;
  /** Room in CSS pixels. */
  readonly width: number;
  /** A second server that was started at a position, and what bind() said to it. */
  readonly restart?: { readonly position: number; readonly text: string };
}

interface Layout {
  readonly client: number;
  readonly server: number;
  readonly width: number;
  readonly height: number;
  /** Vertical place of each step. */
  readonly rows: readonly number[];
  readonly now: number;
  readonly y: (position: number) => number;
}

const top = 56;
const pitch = 32;

/**
 * The two ends of a connection as lanes with time running down, drawn at its real size: text keeps its size in a narrow
 * panel, only the way between the lanes gets shorter. What has happened is drawn, what is still to come is hinted at.
 */
export function timelineFigure(figure: Figure): SVGTemplateResult {
  const { timeline, steps, position, restart } = figure;
  const layout = layOut(figure);
  const { width, height, now } = layout;
  const { moment } = nowAt(steps, position);
  return svg`
    <svg class="timeline" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
      aria-label="Time diagram: the client is ${moment.client}, the server is ${moment.server}. All steps stand in the list.">
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0.5 8 4 0 7.5z" />
        </marker>
      </defs>
      ${listener(figure, layout)} ${lane('client', figure, layout)} ${lane('server', figure, layout)} ${timeWaitBar(figure, layout)}
      ${breaks(steps, layout)}
      ${timeline.segments.map((segment) => segmentArrow(segment, figure, layout))}
      ${states('client', figure, layout)} ${states('server', figure, layout)}
      <line class="now" x1=${layout.client} y1=${now} x2=${layout.server} y2=${now} />
      ${restart === undefined ? nothing : restartMark(restart, layout)}
    </svg>
  `;
}

function layOut({ steps, position, width }: Figure): Layout {
  const margin = Math.max(101, Math.min(160, width * 0.29));
  const rows: number[] = [];
  let y = top;
  steps.forEach((step, index) => {
    rows.push(y);
    y += gap((steps[index + 1]?.at ?? step.at) - step.at);
  });
  const place = (at: number): number => {
    const index = Math.min(Math.floor(at), rows.length - 1);
    const next = rows[index + 1] ?? rows[index]!;
    return rows[index]! + (at - index) * (next - rows[index]!);
  };
  return {
    client: margin,
    server: width - margin,
    width,
    height: rows.at(-1)! + 26,
    rows,
    now: place(Math.min(position, steps.length - 1)),
    y: place,
  };
}

/** Pixels between two steps. Long waits get more room, though far less than they would to scale. */
function gap(seconds: number): number {
  return seconds < 1 ? pitch : pitch + Math.min(70, 22 * Math.log10(1 + seconds));
}

/** Solid for as long as there is something of the connection, up to now. */
function lane(end: End, { steps }: Figure, { now, height, rows, ...layout }: Layout): SVGTemplateResult {
  const x = layout[end];
  const open = lastIndex(steps, ({ moments }) => moments.at(-1)![end] !== 'CLOSED');
  const reached = Math.min(now, rows[open + 1] ?? height - 8);
  return svg`
    <text class="end" x=${x} y="18" text-anchor="middle">${end}</text>
    <line class="lane future" x1=${x} y1=${reached} x2=${x} y2=${height - 8} />
    <line class="lane" x1=${x} y1="30" x2=${x} y2=${reached} />
  `;
}

/** A line beside the server's lane for as long as somebody listens. */
function listener({ steps }: Figure, { server, rows, now }: Layout): SVGTemplateResult | typeof nothing {
  const closed = steps.findIndex(({ moments }) => !moments.at(-1)!.listening);
  const to = Math.min(now, closed > 0 ? rows[closed]! : Infinity);
  return steps[0]!.moments.at(-1)!.listening
    ? svg`<line class="listener" x1=${server + 6} y1="30" x2=${server + 6} y2=${to} />`
    : nothing;
}

/** A mark on the lanes where much time passes in little room. */
function breaks(steps: readonly Step[], { client, server, rows }: Layout): readonly SVGTemplateResult[] {
  return steps.flatMap((step, index) => {
    const next = steps[index + 1];
    if (next === undefined || next.at - step.at < 5) {
      return [];
    }
    const y = (rows[index]! + rows[index + 1]!) / 2;
    return [client, server].map((x) => svg`<path class="break" d="M${x - 12} ${y + 4} l24 -8 m-24 14 l24 -8" />`);
  });
}

function timeWaitBar({ timeline, steps }: Figure, layout: Layout): SVGTemplateResult | typeof nothing {
  const { timeWait } = timeline;
  if (timeWait === undefined) {
    return nothing;
  }
  const from = layout.y(positionOf(steps, timeWait.from));
  const to = Math.min(layout.now, layout.y(positionOf(steps, timeWait.to)));
  return to <= from
    ? nothing
    : svg`<rect class="wait" x=${layout[timeWait.end] - 7} y=${from} width="14" height=${to - from} rx="4" />`;
}

function segmentArrow(segment: Segment, { steps }: Figure, layout: Layout): SVGTemplateResult | typeof nothing {
  const { from, sentAt, arrivesAt, label } = segment;
  const gapTo = from === 'client' ? 4 : -4;
  const start = { x: layout[from] + gapTo, y: layout.y(positionOf(steps, sentAt)) };
  const full = {
    x: layout[from === 'client' ? 'server' : 'client'] - gapTo,
    y: arrivesAt === undefined ? start.y + pitch : layout.y(positionOf(steps, arrivesAt)),
  };
  // The story ends before it arrives.
  if (full.y <= start.y) {
    return nothing;
  }
  // What gets lost is drawn half of the way.
  const reach = arrivesAt === undefined ? 0.5 : 1;
  const end = { x: start.x + reach * (full.x - start.x), y: start.y + reach * (full.y - start.y) };
  const done = Math.max(0, Math.min(1, (layout.now - start.y) / (end.y - start.y)));
  const tip = { x: start.x + done * (end.x - start.x), y: start.y + done * (end.y - start.y) };
  // What is long on its way crosses others, whose names stand in the middle: its own stands where it is sent.
  const name =
    full.y - start.y > 2 * pitch
      ? { x: start.x - 4 * gapTo, y: start.y + 4, anchor: from === 'client' ? 'end' : 'start' }
      : { x: (start.x + full.x) / 2, y: (start.y + full.y) / 2 - 8, anchor: 'middle' };
  const lost = arrivesAt === undefined && done === 1;
  return svg`
    <g class="segment-group ${segment.flags.includes('RST') ? 'reset' : ''}">
      <line class="segment future" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} />
      ${
        done === 0 && layout.now <= start.y
          ? nothing
          : svg`
            <line class="segment" x1=${start.x} y1=${start.y} x2=${tip.x} y2=${tip.y}
              marker-end=${lost ? nothing : 'url(#arrow)'} />
            <text class="segment-name" x=${name.x} y=${name.y} text-anchor=${name.anchor}>${label}</text>
          `
      }
      ${lost ? svg`<path class="lost" d="M${end.x - 6} ${end.y - 6} l12 12 m-12 0 l12 -12" />` : nothing}
    </g>
  `;
}

/** The states of one end, each where it begins. */
function states(end: End, { steps }: Figure, layout: Layout): readonly SVGTemplateResult[] {
  let before: TcpState | undefined;
  return steps.flatMap(({ moments }, index) => {
    const state = moments.at(-1)![end];
    const y = layout.rows[index]!;
    if (state === before || y > layout.now + 0.5) {
      return [];
    }
    before = state;
    const x = end === 'client' ? layout.client - 12 : layout.server + 13;
    return [
      svg`
        <circle class="change" cx=${layout[end]} cy=${y} r="3.5" />
        <text class="state ${state === 'TIME-WAIT' ? 'waiting' : ''}" x=${x} y=${y + 4}
          text-anchor=${end === 'client' ? 'end' : 'start'}>${state}</text>
      `,
    ];
  });
}

function restartMark({ position, text }: { position: number; text: string }, layout: Layout): SVGTemplateResult {
  // Below the state that begins at the same moment.
  const y = layout.y(position) + 11;
  return svg`
    <path class="restart" d="M${layout.server + 10} ${y} H${layout.width}" />
    <text class="restart-name" x=${layout.server + 13} y=${y + 15}>${text}</text>
  `;
}

function lastIndex(steps: readonly Step[], test: (step: Step) => boolean): number {
  return steps.reduce((last, step, index) => (test(step) ? index : last), -1);
}
