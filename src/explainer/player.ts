/** Moves a position along a timeline at a pace that people can follow. */
import { advance, type Step } from './steps';

export interface Run {
  readonly steps: readonly Step[];
  readonly from: number;
  readonly to: number;
  /** How many times quicker than usual. */
  readonly speed: () => number;
  /** Called for every frame. */
  readonly move: (position: number) => void;
  /** Called when the position is reached; not where it is stopped before. */
  readonly arrive: (position: number) => void;
}

/** VS Code says it with a class; the system's own setting is not always passed on to a panel. */
export function motionIsReduced(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

export class Player {
  #frame: number | undefined;

  get moving(): boolean {
    return this.#frame !== undefined;
  }

  stop(): void {
    if (this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
    }
  }

  /** Where motion is reduced the end is reached at once. */
  run({ steps, from, to, speed, move, arrive }: Run): void {
    this.stop();
    if (motionIsReduced() || from >= to) {
      arrive(to);
      return;
    }
    let position = from;
    let last: number | undefined;
    const frame = (time: number): void => {
      // A page that was not shown for a while goes on where it was.
      const passed = last === undefined ? 0 : Math.min(0.1, (time - last) / 1000);
      last = time;
      position = Math.min(to, advance(steps, position, passed * speed()));
      if (position < to) {
        this.#frame = requestAnimationFrame(frame);
        move(position);
      } else {
        this.#frame = undefined;
        arrive(to);
      }
    };
    this.#frame = requestAnimationFrame(frame);
  }
}
