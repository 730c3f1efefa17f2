/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, SocketEvent, TextEdit } from '../../model';
import type { FixTarget, OptionFix } from '../language';
import { spell } from './fix-names';
import { insertBefore, lineEnd, nodeAt, placeOf, remove } from './fix-places';

type Set = SocketEvent & { kind: 'set-option' };

/** The fix, or undefined where the call does not stand where it can be changed. */
export function fixOption(request: OptionFix, target: FixTarget): Fix | undefined {
  const [option = 'the option'] = request.set.options;
  const fix = (title: string, edits: readonly TextEdit[] | undefined): Fix | undefined =>
    edits && { title, edits, preferred: true };
  switch (request.kind) {
    case 'replace-option':
      return fix(`Use ${request.option} instead`, replaceOption(request.set, request.option, target));
    case 'add-option':
      return fix(`Set ${request.option} as well`, furtherCalls(request.set, [request.option], target));
    case 'split-options': {
      const { optionRange, options } = request.set;
      const last = spelled(request.set, options.slice(-1), target);
      const further = furtherCalls(request.set, options.slice(0, -1), target);
      return fix(
        'Set each option with a call of its own',
        optionRange && last && further && [...further, ...last.edits, { range: optionRange, text: last.names[0]! }],
      );
    }
    case 'remove-option': {
      const gone = removal(request.set, target);
      return fix(`Remove the call that sets ${option}`, gone && [gone]);
    }
    case 'not-on-windows':
      return fix(`Set ${option} on other systems only`, elsewhere(request.set, target));
    case 'exclusive-on-windows':
      return fix('Use SO_EXCLUSIVEADDRUSE on Windows', exclusive(request.set, target));
    case 'unlink-before-bind':
      return fix('Remove the path before bind instead', unlinkBefore(request.set, request.bind.call, target));
    case 'int-value':
    case 'move-to-listener':
      return undefined;
  }
}

/** How options can be written where the call names its own. */
function spelled(
  { optionRange, call }: Set,
  options: readonly string[],
  target: FixTarget,
): { names: readonly string[]; edits: readonly TextEdit[] } | undefined {
  const at = nodeAt(target, call, 'call');
  if (!optionRange || !at) return undefined;
  const module = /^([A-Za-z_][\w.]*)\.[A-Z]\w*(?:\W|$)/.exec(
    target.text.slice(optionRange.start, optionRange.end),
  )?.[1];
  return module === undefined
    ? spell(target, at, options)
    : { names: options.map((option) => `${module}.${option}`), edits: [] };
}

function replaceOption(set: Set, option: string, target: FixTarget): readonly TextEdit[] | undefined {
  const { optionRange } = set;
  if (!optionRange) return replaceSwitch(target);
  const written = target.text.slice(optionRange.start, optionRange.end);
  const spelling = new RegExp(`(?:^|\\.)${set.options[0] ?? ''}$`).test(written)
    ? spelled(set, [option], target)
    : undefined;
  return spelling && [...spelling.edits, { range: optionRange, text: spelling.names[0]! }];
}

/** The one switch of a server class in the file. */
function replaceSwitch({ tree, text }: FixTarget): readonly TextEdit[] | undefined {
  if (text.split('allow_reuse_port').length !== 2) return undefined;
  const name = tree.rootNode.descendantsOfType('identifier').find((node) => node?.text === 'allow_reuse_port');
  return name?.parent?.type === 'assignment'
    ? [{ range: { start: name.startIndex, end: name.endIndex }, text: 'allow_reuse_address' }]
    : undefined;
}

/** The same call for other options, before the one that is there. */
function furtherCalls(set: Set, options: readonly string[], target: FixTarget): readonly TextEdit[] | undefined {
  const { optionRange, call } = set;
  const node = nodeAt(target, call, 'call');
  const place = node && placeOf(target, node);
  const spelling = spelled(set, options, target);
  if (!place || !optionRange || !spelling || place.statement.namedChild(0)?.id !== node.id || node.hasError)
    return undefined;
  const { text } = target;
  return [
    ...spelling.edits,
    ...spelling.names.map((name) =>
      insertBefore(
        target,
        place,
        text.slice(call.start, optionRange.start) + name + text.slice(optionRange.end, call.end),
      ),
    ),
  ];
}

/** Takes out the statement that the call is all of. */
export function removal({ call }: Set, target: FixTarget): TextEdit | undefined {
  const node = nodeAt(target, call, 'call');
  const place = node && placeOf(target, node);
  return place?.statement.type === 'expression_statement' && place.statement.namedChild(0)?.id === node?.id
    ? remove(target, place)
    : undefined;
}

/** A test of the system around the statement, by a module that is imported. */
function elsewhere({ call }: Set, target: FixTarget): readonly TextEdit[] | undefined {
  const { text, unit } = target;
  const node = nodeAt(target, call, 'call');
  const place = node && placeOf(target, node);
  const test =
    unit.imports.get('os') === 'os'
      ? 'os.name != "nt"'
      : unit.imports.get('sys') === 'sys'
        ? 'sys.platform != "win32"'
        : undefined;
  if (!place || place.shared || test === undefined || place.statement.namedChild(0)?.id !== node.id) return undefined;
  const at = place.statement.startIndex;
  return [
    {
      range: { start: at, end: at },
      text: `if ${test}:${lineEnd(text)}${place.indent}${place.indent.includes('\t') ? '\t' : '    '}`,
    },
  ];
}

/** The option that Windows alone has, where the system has it. */
function exclusive({ optionRange, options }: Set, target: FixTarget): readonly TextEdit[] | undefined {
  if (!optionRange) return undefined;
  const written = target.text.slice(optionRange.start, optionRange.end);
  const module = new RegExp(`^([A-Za-z_]\\w*)\\.${options[0] ?? ''}$`).exec(written)?.[1];
  return module === undefined
    ? undefined
    : [{ range: optionRange, text: `getattr(${module}, "SO_EXCLUSIVEADDRUSE", ${written})` }];
}

/** `os.unlink(path)` before the bind, where the path is there. */
function unlinkBefore(set: Set, bind: Range, target: FixTarget): readonly TextEdit[] | undefined {
  const { text, unit } = target;
  const node = nodeAt(target, bind, 'call');
  const place = node && placeOf(target, node);
  const path: Node | null | undefined = node?.childForFieldName('arguments')?.namedChild(0);
  const gone = removal(set, target);
  if (
    !place ||
    place.shared ||
    !path ||
    !/^(?:string|identifier|attribute)$/.test(path.type) ||
    !gone ||
    unit.imports.get('os') !== 'os' ||
    /\b(?:unlink|remove)\(/.test(text)
  )
    return undefined;
  const step = place.indent.includes('\t') ? '\t' : '    ';
  return [
    gone,
    insertBefore(
      target,
      place,
      `if os.path.exists(${path.text}):${lineEnd(text)}${place.indent}${step}os.unlink(${path.text})`,
    ),
  ];
}
