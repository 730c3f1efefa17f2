import { svg, type SVGTemplateResult } from 'lit';
import { timeWaitLength } from '../../knowledge';
import { closingSteps, otherEnd, type ClosingState } from '../closing';
import type { Closer } from '../messages';

/** Height of the whole picture, and where things stand in it, in CSS pixels from the top. */
const height = 456;
const top = { lane: 34, established: 52, firstArrow: 98, arrowPitch: 50, restart: 344, gone: 416, end: 438 };
/** How far a segment's arrow falls while it crosses. */
const fall = 30;

interface Lanes {
  readonly width: number;
  /** Horizontal position of each lane. The state names stand outside of them. */
  readonly client: number;
  readonly server: number;
}

/**
 * The two ends of a connection as lanes with time running down, drawn at its real size: text keeps its size in a narrow
 * panel, only the way between the lanes gets shorter.
 */
export function closingFigure(first: Closer, width: number): SVGTemplateResult {
  const margin = Math.max(101, Math.min(150, width * 0.29));
  const lanes: Lanes = { width, client: margin, server: width - margin };
  const second = otherEnd(first);
  return svg`
    <svg class="closing" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
      aria-label="Time diagram: the ${first} closes first and stays in TIME-WAIT; the ${second} is done. The same steps stand in the list next to it.">
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0.5 8 4 0 7.5z" />
        </marker>
      </defs>
      ${lane('client', lanes, first)} ${lane('server', lanes, first)}
      ${closingSteps(first).map((step, index) => {
        const y = top.firstArrow + index * top.arrowPitch;
        return [
          arrow(step.from, step.segment, y, lanes),
          // Each end is named where its state changes: the sender when it sends, the receiver on arrival.
          step.sender === 'CLOSE-WAIT' || step.sender === 'TIME-WAIT' ? '' : state(step.from, step.sender, y, lanes),
          step.receiver === 'TIME-WAIT' ? '' : state(otherEnd(step.from), step.receiver, y + fall, lanes),
          step.segment === 'FIN' ? call(step.from, 'close()', y - 16, lanes) : '',
        ];
      })}
      ${wait(first, lanes)} ${restart(first, lanes)}
    </svg>
  `;
}

function lane(end: Closer, lanes: Lanes, first: Closer): SVGTemplateResult {
  const x = lanes[end];
  // The end that is done with everything has no socket any more from its last ACK on.
  const alive = end === first ? top.end : top.firstArrow + 3 * top.arrowPitch + fall;
  return svg`
    <text class="end" x=${x} y="18" text-anchor="middle">${end}</text>
    <line class="lane" x1=${x} y1=${top.lane} x2=${x} y2=${alive} />
    ${state(end, 'ESTABLISHED', top.established, lanes)}
  `;
}

function arrow(from: Closer, segment: string, y: number, lanes: Lanes): SVGTemplateResult {
  const start = lanes[from];
  const end = lanes[otherEnd(from)];
  const gap = Math.sign(end - start) * 3;
  return svg`
    <line class="segment" x1=${start + gap} y1=${y} x2=${end - gap} y2=${y + fall} marker-end="url(#arrow)" />
    <text class="segment-name" x=${(start + end) / 2} y=${y + fall / 2 - 7} text-anchor="middle">${segment}</text>
  `;
}

/** Beside the lane, on its outer side. */
function outside(end: Closer, lanes: Lanes): { x: number; anchor: 'start' | 'end' } {
  return end === 'client' ? { x: lanes.client - 11, anchor: 'end' } : { x: lanes.server + 11, anchor: 'start' };
}

function state(end: Closer, name: ClosingState, y: number, lanes: Lanes): SVGTemplateResult {
  const { x, anchor } = outside(end, lanes);
  return svg`
    <circle class="change" cx=${lanes[end]} cy=${y} r="3.5" />
    <text class="state" x=${x} y=${y + 4} text-anchor=${anchor}>${name}</text>
  `;
}

function call(end: Closer, text: string, y: number, lanes: Lanes): SVGTemplateResult {
  const { x, anchor } = outside(end, lanes);
  return svg`<text class="call" x=${x} y=${y + 4} text-anchor=${anchor}>${text}</text>`;
}

/** The long wait, drawn as a bar that is broken in the middle because it is not to scale. */
function wait(first: Closer, lanes: Lanes): SVGTemplateResult {
  const x = lanes[first];
  const { x: nameX, anchor } = outside(first, lanes);
  const from = top.firstArrow + 2 * top.arrowPitch + fall;
  const inner = first === 'client' ? { x: x + 16, anchor: 'start' } : { x: x - 16, anchor: 'end' };
  const seconds = timeWaitLength.linux.seconds ?? 0;
  const middle = (from + top.gone) / 2 + 66;
  return svg`
    <rect class="wait" x=${x - 7} y=${from} width="14" height=${top.gone - from} rx="4" />
    <path class="break" d="M${x - 12} ${middle + 4} l24 -8 m-24 14 l24 -8" />
    <text class="state waiting" x=${nameX} y=${from + 16} text-anchor=${anchor}>TIME-WAIT</text>
    <text class="length" x=${inner.x} y=${middle - 8} text-anchor=${inner.anchor}>2 MSL</text>
    <text class="length" x=${inner.x} y=${middle + 10} text-anchor=${inner.anchor}>Linux: ${seconds} s</text>
    ${state(first, 'CLOSED', top.gone, lanes)}
  `;
}

/** A server that starts again meanwhile. */
function restart(first: Closer, lanes: Lanes): SVGTemplateResult {
  const fails = first === 'server';
  const { x } = outside('server', lanes);
  return svg`
    <line class="restart" x1=${lanes.server - (fails ? 0 : 24)} y1=${top.restart - 20} x2=${lanes.width} y2=${top.restart - 20} />
    <text class="restart-name" x=${x} y=${top.restart - 4}>restart:</text>
    <text class="restart-result ${fails ? 'fails' : 'works'}" x=${x} y=${top.restart + 13}>${fails ? 'bind() fails' : 'bind() works'}</text>
  `;
}
