/** Milliseconds that work goes on before others get their turn. */
const SLICE = 20;

/** Cuts long work into pieces, so that typing, hovers and a click on "Cancel" are answered in between. */
export class TimeSlices {
  #end = performance.now() + SLICE;

  /** Whether the present piece has lasted long enough. */
  get over(): boolean {
    return performance.now() >= this.#end;
  }

  /** Lets others run where this piece is over. */
  async pause(): Promise<void> {
    if (!this.over) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#end = performance.now() + SLICE;
  }
}
