/** The statements of a function's body as they were lowered: after an edit only those are lowered anew that it has changed. */
import type { Node } from 'web-tree-sitter';
import type { Statement } from '../../ir';
import { stateOf } from '../../syntax/alike';

/** What came of one node. */
interface Piece {
  /** Offset from where the function begins. */
  readonly at: number;
  readonly length: number;
  readonly typeId: number;
  readonly state: number;
  readonly statements: readonly Statement[];
}

export class KeptStatements {
  #pieces: readonly Piece[] = [];

  /**
   * The statements of a block, in trees without errors. Where the parser, in the same state, has read the same text as
   * before, it has made the same of it.
   * @param start of the function
   */
  lower(nodes: readonly Node[], start: number, lower: (node: Node) => readonly Statement[]): readonly Statement[] {
    const pieces: Piece[] = [];
    const all: Statement[] = [];
    let next = 0;
    for (const node of nodes) {
      const { typeId, startIndex } = node;
      const at = startIndex - start;
      const length = node.endIndex - startIndex;
      const state = stateOf(node);
      while (next < this.#pieces.length && this.#pieces[next]!.at < at) next++;
      const known = this.#pieces[next];
      const isKnown = known?.at === at && known.length === length && known.typeId === typeId && known.state === state;
      const statements = isKnown ? known.statements : lower(node);
      all.push(...statements);
      if (state !== undefined) pieces.push(isKnown ? known : { at, length, typeId, state, statements });
    }
    this.#pieces = pieces;
    return all;
  }

  /** Takes note of an edit, by offsets from where the function begins. What it touches is no longer known. */
  edit(start: number, oldEnd: number, by: number): void {
    this.#pieces = this.#pieces.flatMap((piece) => {
      const { at, length } = piece;
      if (at + length < start) return piece;
      return at < oldEnd ? [] : { ...piece, at: at + by };
    });
  }
}
