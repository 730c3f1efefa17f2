/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Fix, SocketEvent, TextEdit } from '../../model';
import type { FixTarget, OptionFix } from '../language';
import { argumentsOf } from './fix-calls';
import { callAt, inPathOf, insertBefore, lineEnd, placeOf, preferred, remove } from './fix-places';

type Set = SocketEvent & { kind: 'set-option' };

export function fixOption(request: OptionFix, target: FixTarget): Fix | undefined {
  const { set } = request;
  const [option = 'the option'] = set.options;
  switch (request.kind) {
    case 'replace-option':
      // No crate has a call for the option of Windows, and a restart needs none there.
      if (request.option === 'SO_EXCLUSIVEADDRUSE') return fixOption({ kind: 'remove-option', set }, target);
      return preferred(`Use ${request.option} instead`, replaced(set, request.option, target));
    case 'add-option': {
      const text = spelled(set, request.option, target);
      return preferred(`Set ${request.option} as well`, text === undefined ? undefined : further(set, [text], target));
    }
    case 'split-options': {
      const { optionRange, options } = set;
      const last = options.at(-1);
      const parts = optionRange && target.text.slice(optionRange.start, optionRange.end).split('|');
      if (!optionRange || last === undefined || parts?.length !== options.length) return undefined;
      const names = parts.map((part) => part.trim());
      const added = further(set, names.slice(0, -1), target);
      return preferred(
        'Set each option with a call of its own',
        added && [...added, { range: optionRange, text: names.at(-1)! }],
      );
    }
    case 'remove-option': {
      const gone = removal(set, target);
      return preferred(`Remove the call that sets ${option}`, gone && [gone]);
    }
    case 'not-on-windows':
    case 'exclusive-on-windows':
      return preferred(`Set ${option} on other systems only`, elsewhere(set, target));
    case 'unlink-before-bind':
      return preferred('Remove the path before bind instead', unlinked(set, request.bind, target));
    case 'int-value':
    case 'move-to-listener':
      return undefined;
  }
}

/** The methods and types for the two options that are exchanged for one another. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['set_reuse_port', 'set_reuse_address'],
  ['set_reuseport', 'set_reuseaddr'],
  ['reuse_port', 'reuse_address'],
  ['ReusePort', 'ReuseAddr'],
  ['set_socket_reuseport', 'set_socket_reuseaddr'],
  ['SO_REUSEPORT', 'SO_REUSEADDR'],
];

/** How the call's own words for its option read for the other one. */
function spelled({ optionRange }: Set, option: string, target: FixTarget): string | undefined {
  if (!optionRange || option !== 'SO_REUSEADDR') return undefined;
  const name = /(\w+)$/.exec(target.text.slice(optionRange.start, optionRange.end))?.[1];
  const other = PAIRS.find(([port]) => port === name)?.[1];
  return other === undefined ? undefined : inPathOf(target, optionRange, other);
}

function replaced(set: Set, option: string, target: FixTarget): readonly TextEdit[] | undefined {
  const text = spelled(set, option, target);
  return set.optionRange && text !== undefined ? [{ range: set.optionRange, text }] : undefined;
}

/** The same statement for other options, before the one that is there. */
function further(set: Set, names: readonly string[], target: FixTarget): readonly TextEdit[] | undefined {
  const { optionRange } = set;
  const call = callAt(target, set.call);
  const place = call && placeOf(target, call);
  if (!place || !optionRange || place.statement.type !== 'expression_statement') return undefined;
  const { startIndex, endIndex } = place.statement;
  const { text } = target;
  const lines = names.map(
    (name) => text.slice(startIndex, optionRange.start) + name + text.slice(optionRange.end, endIndex),
  );
  return [insertBefore(target, place, lines)];
}

/** Takes out the statement that the call is all of, with its check. */
export function removal(set: Set, target: FixTarget): TextEdit | undefined {
  const call = callAt(target, set.call);
  const place = call && placeOf(target, call);
  if (!place || (place.statement.type !== 'expression_statement' && place.statement.type !== 'let_declaration'))
    return undefined;
  if (place.statement.type === 'let_declaration' && place.statement.childForFieldName('pattern')?.text !== '_')
    return undefined;
  return remove(target, place);
}

/** Not compiled on Windows. */
function elsewhere(set: Set, target: FixTarget): readonly TextEdit[] | undefined {
  const call = callAt(target, set.call);
  const place = call && placeOf(target, call);
  if (place?.statement.type !== 'expression_statement') return undefined;
  return [insertBefore(target, place, ['#[cfg(not(windows))]'])];
}

/** `let _ = std::fs::remove_file(path);` before the bind, where the path is a text or a variable. */
function unlinked(set: Set, bind: SocketEvent, target: FixTarget): readonly TextEdit[] | undefined {
  const call = callAt(target, bind.call);
  const place = call && placeOf(target, call);
  const gone = removal(set, target);
  const [address] = call ? argumentsOf(call) : [];
  const path = /\bSockAddr::unix\(\s*(&?[\w.]+|"[^"\n]*")\s*\)/.exec(address?.text ?? '')?.[1];
  if (!place || !gone || path === undefined || /\b(?:remove_file|unlink)\b/.test(target.text)) return undefined;
  return [gone, insertBefore(target, place, [`let _ = std::fs::remove_file(${path});`])].map((edit) => ({
    ...edit,
    text: edit.text.replace(/\r?\n/g, lineEnd(target.text)),
  }));
}
