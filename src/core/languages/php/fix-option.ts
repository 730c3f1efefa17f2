/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, SocketEvent, TextEdit } from '../../model';
import type { FixTarget, OptionFix } from '../language';
import { callAt, insertBefore, ownStatement, placeOf, remove } from './fix-places';

type Set = SocketEvent & { kind: 'set-option' };

/** The fix, or undefined where the call does not stand where it can be changed. */
export function fixOption(request: OptionFix, target: FixTarget): Fix | undefined {
  const { set } = request;
  const [option = 'the option'] = set.options;
  const fix = (title: string, edits: readonly TextEdit[] | undefined): Fix | undefined =>
    edits && { title, edits, preferred: true };
  switch (request.kind) {
    case 'replace-option':
      return fix(
        `Use ${request.option} instead`,
        set.optionRange && [{ range: set.optionRange, text: request.option }],
      );
    case 'add-option':
      return fix(`Set ${request.option} as well`, furtherCalls(set, [request.option], target));
    case 'split-options': {
      const further = furtherCalls(set, set.options.slice(0, -1), target);
      const last = set.options.at(-1);
      return fix(
        'Set each option with a call of its own',
        further && set.optionRange && last !== undefined
          ? [...further, { range: set.optionRange, text: last }]
          : undefined,
      );
    }
    case 'remove-option': {
      const gone = removal(set, target);
      return fix(`Remove the call that sets ${option}`, gone && [gone]);
    }
    case 'not-on-windows':
      return fix(`Set ${option} on other systems only`, elsewhere(set, target));
    case 'unlink-before-bind':
      return fix('Remove the path before bind instead', unlinkBefore(set, request.bind.call, target));
    case 'exclusive-on-windows':
    case 'int-value':
    case 'move-to-listener':
      return undefined;
  }
}

/** The same call for other options, before the one that is there. */
function furtherCalls(set: Set, options: readonly string[], target: FixTarget): readonly TextEdit[] | undefined {
  const { optionRange, call } = set;
  const node = callAt(target, call);
  const place = node && ownStatement(target, node);
  if (!place || !optionRange || place.statement.hasError) return undefined;
  const { text } = target;
  const { startIndex, endIndex } = place.statement;
  return insertBefore(
    target,
    place,
    options.map((option) => text.slice(startIndex, optionRange.start) + option + text.slice(optionRange.end, endIndex)),
  );
}

/** Takes out the statement that the call is all of. */
export function removal({ call }: Set, target: FixTarget): TextEdit | undefined {
  const node = callAt(target, call);
  const place = node && ownStatement(target, node);
  return place && remove(target, place);
}

function elsewhere({ call }: Set, target: FixTarget): readonly TextEdit[] | undefined {
  const node = callAt(target, call);
  const place = node && ownStatement(target, node);
  if (!place || place.shared) return undefined;
  const { startIndex, endIndex } = place.statement;
  const [first, ...others] = insertBefore(target, { ...place, unbraced: true, shared: true }, []);
  return first && others.length === 1
    ? [
        {
          range: { start: startIndex, end: startIndex },
          text: `if (PHP_OS_FAMILY !== 'Windows')${first.text}`,
        },
        { range: { start: endIndex, end: endIndex }, text: others[0]!.text },
      ]
    : undefined;
}

/** `unlink($path)` before the bind, where the path is there. */
function unlinkBefore(set: Set, bind: Range, target: FixTarget): readonly TextEdit[] | undefined {
  const node = callAt(target, bind);
  const place = node && placeOf(target, node);
  const path: Node | null | undefined = node?.childForFieldName('arguments')?.namedChild(1);
  const gone = removal(set, target);
  if (!place || place.shared || place.unbraced || !gone || !path || /\bunlink\s*\(/.test(target.text)) return undefined;
  if (!/^(?:'[^']*'|"[^"$]*"|\$\w+(?:->\w+)?)$/.test(path.text)) return undefined;
  return [gone, ...insertBefore(target, place, [`@unlink(${path.text});`])];
}
