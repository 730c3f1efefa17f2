/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Fix, Range, SocketEvent, TextEdit } from '../../model';
import type { FixTarget, OptionFix } from '../language';
import { callAt, insertBefore, ownStatement, placeOf, remove } from './fix-places';
import { respelled } from './fix-style';

type Set = SocketEvent & { kind: 'set-option' };

/** The fix, or undefined where the call does not stand where it can be changed. */
export function fixOption(request: OptionFix, target: FixTarget): Fix | undefined {
  const { set } = request;
  const [option = 'the option'] = set.options;
  const fix = (title: string, edits: readonly TextEdit[] | undefined): Fix | undefined =>
    edits && { title, edits, preferred: true };
  switch (request.kind) {
    case 'replace-option': {
      const text = set.optionRange && respelled(target, set.optionRange, request.option);
      return fix(
        `Use ${request.option} instead`,
        set.optionRange && text !== undefined ? [{ range: set.optionRange, text }] : undefined,
      );
    }
    case 'add-option':
      return fix(`Set ${request.option} as well`, furtherCalls(set, [request.option], target));
    case 'split-options':
      return fix('Set each option with a call of its own', split(set, target));
    case 'remove-option': {
      const gone = removal(set, target);
      return fix(`Remove the call that sets ${option}`, gone && [gone]);
    }
    case 'not-on-windows': {
      const call = callAt(target, set.call);
      const place = call && ownStatement(target, call);
      return fix(
        `Set ${option} on other systems only`,
        place && !place.shared
          ? [{ range: { start: set.call.end, end: set.call.end }, text: ' unless Gem.win_platform?' }]
          : undefined,
      );
    }
    case 'unlink-before-bind':
      return fix('Remove the path before bind instead', unlinkBefore(set, request.bind.call, target));
    case 'exclusive-on-windows':
    case 'int-value':
    case 'move-to-listener':
      return undefined;
  }
}

/** The name that stands at the option, or the first of those that are joined there. */
function nameAt({ optionRange }: Set, target: FixTarget): Range | undefined {
  if (!optionRange) return undefined;
  const first = /^[\w:'"]+/.exec(target.text.slice(optionRange.start, optionRange.end))?.[0];
  return first === undefined ? undefined : { start: optionRange.start, end: optionRange.start + first.length };
}

/** The same call for other options, before the one that is there; nothing that could not be read is repeated. */
function furtherCalls(set: Set, options: readonly string[], target: FixTarget): readonly TextEdit[] | undefined {
  const { optionRange, call } = set;
  const node = callAt(target, call);
  const place = node && ownStatement(target, node);
  const like = nameAt(set, target);
  if (!place || !optionRange || !like || node.hasError) return undefined;
  const names = options.map((option) => respelled(target, like, option));
  const { text } = target;
  return names.map((name) =>
    insertBefore(
      target,
      place,
      text.slice(call.start, optionRange.start) + (name ?? '') + text.slice(optionRange.end, call.end),
    ),
  );
}

function split(set: Set, target: FixTarget): readonly TextEdit[] | undefined {
  const further = furtherCalls(set, set.options.slice(0, -1), target);
  const like = nameAt(set, target);
  const last = set.options.at(-1);
  const text = like && last !== undefined ? respelled(target, like, last) : undefined;
  return set.optionRange && further && text !== undefined ? [...further, { range: set.optionRange, text }] : undefined;
}

/** Takes out the statement that the call is all of. */
export function removal({ call }: Set, target: FixTarget): TextEdit | undefined {
  const node = callAt(target, call);
  const place = node && ownStatement(target, node);
  return place && remove(target, place);
}

/** `File.unlink(path)` before the bind, where the path is there. */
function unlinkBefore(set: Set, bind: Range, target: FixTarget): readonly TextEdit[] | undefined {
  const node = callAt(target, bind);
  const place = node && placeOf(target, node);
  const address = node?.childForFieldName('arguments')?.namedChild(0);
  const path = address?.type === 'call' ? address.childForFieldName('arguments')?.namedChild(0)?.text : undefined;
  const gone = removal(set, target);
  if (
    !place ||
    place.shared ||
    !gone ||
    path === undefined ||
    !/^(?:'[^']*'|"[^"#]*"|[@$]{0,2}\w+)$/.test(path) ||
    /\b(?:unlink|rm_f|delete)\b/.test(target.text)
  )
    return undefined;
  return [gone, insertBefore(target, place, `File.unlink(${path}) if File.exist?(${path})`)];
}
