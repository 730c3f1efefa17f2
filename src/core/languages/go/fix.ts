/** The edits that answer a finding in Go. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import { callAt, indentAt, lineEnd, startsLine } from '../c/syntax';
import type { FixRequest, FixTarget } from '../language';
import { fixOption, qualifier, removal } from './fix-option';
import { linesOf, reactionOf, renamed, type Step, stepOf } from './fix-places';

type Request<K extends FixRequest['kind']> = FixRequest & { readonly kind: K };

export function fixGo(request: FixRequest, target: FixTarget): readonly Fix[] {
  const { title, edits } = write(request, target);
  return edits === undefined || edits.length === 0 ? [] : [{ title, edits, preferred: true }];
}

interface Written {
  readonly title: string;
  readonly edits: readonly TextEdit[] | undefined;
}

function write(request: FixRequest, target: FixTarget): Written {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request, target);
    case 'move-before-bind':
      return { title: 'Move SetsockoptInt before Bind', edits: moveBeforeBind(request, target) };
    case 'replace-level':
      return { title: `Use level ${request.level}`, edits: replaceLevel(request, target) };
    case 'swap-level-and-option':
      return { title: 'Swap level and option', edits: swap(request, target) };
    case 'move-to-listener': {
      const { edits } = setBeforeBind(
        { kind: 'set-before-bind', bind: request.bind, handle: '', option: 'SO_REUSEADDR' },
        target,
      );
      const gone = removal(request.set, target);
      return { title: 'Set SO_REUSEADDR on the listener instead', edits: edits && gone && [...edits, gone] };
    }
    default:
      return fixOption(request, target);
  }
}

/** Handles that can be written a second time without doing anything. */
const PLAIN_HANDLE = /^(?:int\(|syscall\.Handle\(|windows\.Handle\()?[A-Za-z_]\w*(?:\.\w+|\[\w+\])*\)?$/;

/** Names of local packages that have the socket calls. */
const SYSTEM = /^(?:syscall|golang\.org\/x\/sys\/(?:unix|windows))$/;

function setBeforeBind(request: Request<'set-before-bind'>, target: FixTarget): Written {
  const title = `Set ${request.option} before Bind`;
  const { tree, text, unit } = target;
  const call = callAt(tree, request.bind.call);
  if (!call) return { title, edits: undefined };
  const off = switchedOff(target, call);
  if (off)
    return {
      title: `Switch ${request.option} on`,
      edits: [{ range: { start: off.startIndex, end: off.endIndex }, text: '1' }],
    };
  const callee = call.childForFieldName('function');
  const local = callee?.type === 'selector_expression' ? (callee.childForFieldName('operand')?.text ?? '') : '';
  const handle = call.childForFieldName('arguments')?.namedChild(0)?.text ?? '';
  const step = stepOf(call);
  const link = step ? undefined : linkOf(call);
  if (
    (!step && !link) ||
    callee?.childForFieldName('field')?.text !== 'Bind' ||
    !SYSTEM.test(unit.imports.get(local) ?? '') ||
    !PLAIN_HANDLE.test(handle)
  )
    return { title, edits: undefined };
  const setter = `${local}.SetsockoptInt(${handle}, ${local}.SOL_SOCKET, ${local}.${request.option}, 1)`;
  if (!step) return { title, edits: link && insideChain(link, call, setter, text) };
  if (!startsLine(text, step.statement.startIndex)) return { title, edits: undefined };
  const lines = checked(step, call, setter, text);
  const indent = indentAt(text, step.statement.startIndex);
  const eol = lineEnd(text);
  const start = step.statement.startIndex - indent.length;
  const inserted = lines.flatMap((line) => line.split('\n')).map((line) => indent + line + eol);
  return { title, edits: [{ range: { start, end: start }, text: inserted.join('') }] };
}

/** The `if` behind an `else` that makes the call. */
function linkOf(call: Node): Node | undefined {
  let node: Node | null = call;
  while (node && node.type !== 'if_statement' && node.type !== 'block') node = node.parent;
  return node?.type === 'if_statement' && node.parent?.childForFieldName('alternative')?.id === node.id
    ? node
    : undefined;
}

/** `… else if bind …` → `… else if setsockopt … else if bind …` */
function insideChain(link: Node, bind: Node, setter: string, text: string): readonly TextEdit[] | undefined {
  const lines = conditional(link, bind, setter, text);
  const separator = lineEnd(text) + indentAt(text, link.startIndex);
  const start = link.startIndex;
  return (
    lines && [
      { range: { start, end: start }, text: `${lines.flatMap((line) => line.split('\n')).join(separator)} else ` },
    ]
  );
}

/** `if err := call; err != nil { … }` with the reaction to the bind's failure; undefined where that asks for more. */
function conditional(statement: Node, bind: Node, setter: string, text: string): readonly string[] | undefined {
  const reaction = reactionOf(statement, text);
  const body = statement.childForFieldName('consequence');
  if (!reaction || !body || statement.hasError) return undefined;
  const head = text.slice(statement.startIndex + 'if'.length, body.startIndex).trim();
  const at = bind.startIndex - statement.startIndex - text.slice(statement.startIndex).indexOf(head);
  const rest = head.slice(at + bind.endIndex - bind.startIndex);
  // The error is all that the condition asks for.
  if (!/^(?:\w+\s*:?=\s*)?$/.test(head.slice(0, at)) || !/^\s*(?:;\s*\w+\s*)?!=\s*nil$/.test(rest)) return undefined;
  return [`if ${head.slice(0, at)}${setter}${rest} {`, ...reaction, '}'];
}

/** The call with its error handled as that of the bind is; each line without the outer indentation. */
function checked(step: Step, bind: Node, setter: string, text: string): readonly string[] {
  const { statement, check, shape } = step;
  // What cannot be read is not repeated.
  if (statement.hasError || check?.hasError === true) return [setter];
  const react = (reaction: readonly string[], head: string): readonly string[] => [`if ${head} {`, ...reaction, '}'];
  switch (shape) {
    case 'condition':
      return conditional(statement, bind, setter, text) ?? [setter];
    case 'returned':
      return ['if err := ' + setter + '; err != nil {', '\treturn err', '}'];
    case 'wrapped':
      return [
        text.slice(statement.startIndex, bind.startIndex) +
          setter +
          renamed(text.slice(bind.endIndex, statement.endIndex)),
      ];
    case 'other':
      return [setter];
    case 'alone':
      return [text.slice(statement.startIndex, bind.startIndex) + setter];
    case 'assigned':
    case 'declared': {
      const name = statement.childForFieldName('left')?.text ?? 'err';
      if (check?.type === 'if_statement') {
        const reaction = reactionOf(check, text);
        if (!reaction) return [setter];
        return shape === 'declared'
          ? react(reaction, `${name} := ${setter}; ${name} != nil`)
          : [`${name} = ${setter}`, ...react(reaction, `${name} != nil`)];
      }
      // `check(err, "bind")`
      const args = check?.namedChild(0)?.childForFieldName('arguments');
      const first = args?.namedChild(0);
      return check && first
        ? [
            text.slice(check.startIndex, first.startIndex) +
              setter +
              renamed(text.slice(first.endIndex, check.endIndex)),
          ]
        : [setter];
    }
  }
}

/** The 0 by which the code switches the option off in so many words. */
function switchedOff({ tree, text }: FixTarget, bind: Node): Node | undefined {
  if (!/\bSO_REUSEADDR\s*,\s*0\s*\)/.test(text)) return undefined;
  const found = tree.rootNode.descendantsOfType('call_expression').flatMap((call) => {
    const callee = call?.childForFieldName('function');
    if (callee?.childForFieldName('field')?.text !== 'SetsockoptInt') return [];
    const [, , option, value] = call?.childForFieldName('arguments')?.namedChildren ?? [];
    return option &&
      value &&
      /\bSO_REUSEADDR$/.test(option.text) &&
      value.text === '0' &&
      value.startIndex < bind.startIndex
      ? [value]
      : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Moves a step within its block to before the bind. */
function moveBeforeBind(
  request: Request<'move-before-bind'>,
  { tree, text }: FixTarget,
): readonly TextEdit[] | undefined {
  const set = callAt(tree, request.set.call);
  const bind = callAt(tree, request.bind.call);
  const moved = set && stepOf(set);
  const before = bind && stepOf(bind);
  if (!set || !moved || !before || moved.statement.parent?.id !== before.statement.parent?.id) return undefined;
  if (
    moved.shape === 'returned' ||
    moved.shape === 'other' ||
    moved.statement.startIndex <= before.statement.startIndex
  )
    return undefined;
  const lines = linesOf(moved, text);
  const at = before.statement.startIndex - indentAt(text, before.statement.startIndex).length;
  if (!lines || !startsLine(text, before.statement.startIndex)) return undefined;
  const declared = namesDeclared(before.statement, moved.statement);
  const used = new Set(
    set
      .childForFieldName('arguments')
      ?.descendantsOfType('identifier')
      .map((node) => node?.text ?? ''),
  );
  if ([...declared].some((name) => used.has(name))) return undefined;
  const result = moved.shape === 'assigned' ? moved.statement.childForFieldName('left')?.text : undefined;
  const whole = text.slice(lines.start, lines.end);
  const source = result !== undefined && declared.has(result) ? asCondition(moved, result, text) : whole;
  if (source === undefined) return undefined;
  return [
    { range: { start: at, end: at }, text: source.endsWith('\n') ? source : source + lineEnd(text) },
    { range: lines, text: '' },
  ];
}

/** `err = call` and its check as one `if`, where the variable is not there yet. */
function asCondition({ statement, check }: Step, name: string, text: string): string | undefined {
  const body = check?.childForFieldName('consequence');
  const right = statement.childForFieldName('right');
  if (!body || !right) return undefined;
  const indent = indentAt(text, statement.startIndex);
  return `${indent}if ${name} := ${right.text}; ${name} != nil ${text.slice(body.startIndex, body.endIndex)}${lineEnd(text)}`;
}

/** Variables that the statements from one to before the other declare in their block. */
function namesDeclared(from: Node, to: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (let node: Node | null = from; node && node.id !== to.id; node = node.nextNamedSibling) {
    const left =
      node.type === 'short_var_declaration'
        ? node.childForFieldName('left')?.namedChildren
        : node.type === 'var_declaration'
          ? node.descendantsOfType('identifier')
          : [];
    for (const name of left ?? []) if (name) names.add(name.text);
  }
  return names;
}

/** Levels that Go's packages have on every system that has the protocol. */
const LEVELS = /^(?:SOL_SOCKET|IPPROTO_(?:IP|IPV6|TCP|UDP|ICMP|ICMPV6))$/;

function replaceLevel(
  { set, level }: Request<'replace-level'>,
  { tree, text }: FixTarget,
): readonly TextEdit[] | undefined {
  const { levelRange } = set;
  if (!levelRange || !LEVELS.test(level)) return undefined;
  const prefix =
    qualifier(text.slice(levelRange.start, levelRange.end)) ??
    qualifier(callAt(tree, set.call)?.childForFieldName('function')?.text ?? '');
  return prefix === undefined ? undefined : [{ range: levelRange, text: prefix + level }];
}

function swap({ set }: Request<'swap-level-and-option'>, { text }: FixTarget): readonly TextEdit[] | undefined {
  const { levelRange, optionRange } = set;
  if (!levelRange || !optionRange) return undefined;
  return [
    { range: levelRange, text: text.slice(optionRange.start, optionRange.end) },
    { range: optionRange, text: text.slice(levelRange.start, levelRange.end) },
  ];
}
