/** Fixes in C, and in C++ for the calls that C++ shares with it. */
import type { Fix } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { setBeforeBind } from './fix-insert';
import { moveBeforeBind } from './fix-move';
import { fixOption } from './fix-option';

/** The edits that answer a finding in C; empty where no safe one is known. */
export function fixC(request: FixRequest, target: FixTarget): readonly Fix[] {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request, target);
    case 'move-before-bind':
      return moveBeforeBind(request, target);
    case 'replace-level': {
      const range = request.set.levelRange;
      return range
        ? [{ title: `Use level ${request.level}`, preferred: true, edits: [{ range, text: request.level }] }]
        : [];
    }
    case 'swap-level-and-option': {
      const { levelRange, optionRange } = request.set;
      if (!levelRange || !optionRange) return [];
      const text = (range: { start: number; end: number }): string => target.text.slice(range.start, range.end);
      return [
        {
          title: 'Swap level and option',
          preferred: true,
          edits: [
            { range: levelRange, text: text(optionRange) },
            { range: optionRange, text: text(levelRange) },
          ],
        },
      ];
    }
    default:
      return fixOption(request, target);
  }
}
