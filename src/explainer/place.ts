/** A change of a document's text, as VS Code tells it: UTF-16 offset and length before the change, and what came instead. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where the text at an offset stands after changes that were made at once; changes behind it do not matter. */
export function shiftOffset(offset: number, changes: readonly TextChange[]): number {
  return changes
    .filter(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength <= offset)
    .reduce((shifted, { rangeLength, text }) => shifted + text.length - rangeLength, offset);
}
