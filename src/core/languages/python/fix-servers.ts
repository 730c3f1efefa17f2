/** The class-level switch of socketserver: the only place where it counts before the constructor binds. */
import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../model';
import type { FixTarget } from '../language';
import { classAround, insertBefore, lineEnd, placeOf } from './fix-places';
import { canonical } from './imports';
import { serverClass } from './server-classes';

const SWITCH = 'allow_reuse_address';

export interface ServerFix {
  readonly title: string;
  readonly edit: TextEdit;
}

/** Switches address reuse on for the class whose constructor a call runs; undefined where it cannot be told which. */
export function switchOn(target: FixTarget, call: Node): ServerFix | undefined {
  const callee = call.childForFieldName('function');
  if (!callee) return undefined;
  // `super().__init__(…)` and `Base.__init__(self, …)` are the class's own constructor speaking.
  if (callee.type === 'attribute' && callee.childForFieldName('attribute')?.text === '__init__') {
    const around = classAround(call);
    return around && inClass(target, around);
  }
  if (callee.type === 'identifier' && target.unit.classes.some((cls) => cls.name === callee.text)) {
    const definition = classNamed(target, callee.text);
    return definition && inClass(target, definition);
  }
  return byKeyword(call) ?? inLibrary(target, call, callee);
}

/** `reuse_address=False` of asyncio. */
function byKeyword(call: Node): ServerFix | undefined {
  const given = call
    .childForFieldName('arguments')
    ?.namedChildren.find(
      (child) => child?.type === 'keyword_argument' && child.childForFieldName('name')?.text === 'reuse_address',
    );
  const value = given?.childForFieldName('value');
  if (!value || !/^(?:False|0)$/.test(value.text)) return undefined;
  return {
    title: 'Set reuse_address=True',
    edit: { range: { start: value.startIndex, end: value.endIndex }, text: 'True' },
  };
}

function classNamed(target: FixTarget, name: string): Node | undefined {
  const cls = target.unit.classes.find((candidate) => candidate.name === name);
  const found =
    cls &&
    target.tree.rootNode.descendantsOfType('class_definition').find((node) => node?.startIndex === cls.range.start);
  return found ?? undefined;
}

function inClass(target: FixTarget, definition: Node): ServerFix | undefined {
  const body = definition.childForFieldName('body');
  const name = definition.childForFieldName('name')?.text ?? '';
  const statements =
    body?.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment') ?? [];
  const [first, second] = statements;
  if (!body || !first) return undefined;
  const title = `Set ${SWITCH} in ${name}`;
  const line = `${SWITCH} = True`;
  for (const statement of statements) {
    const assignment = statement.namedChild(0);
    const value =
      assignment?.type === 'assignment' && assignment.childForFieldName('left')?.text === SWITCH
        ? assignment.childForFieldName('right')
        : null;
    if (value) return { title, edit: { range: { start: value.startIndex, end: value.endIndex }, text: 'True' } };
  }
  const pass = statements.length === 1 && first.type === 'pass_statement';
  if (pass) return { title, edit: { range: { start: first.startIndex, end: first.endIndex }, text: line } };
  const docstring = first.type === 'expression_statement' && first.namedChild(0)?.type === 'string';
  const place = placeOf(target, first);
  if (!place) return undefined;
  const eol = lineEnd(target.text);
  if (!docstring) {
    const edit = insertBefore(target, place, line);
    // A method behind an attribute has an empty line before it.
    return {
      title,
      edit: isDefinition(first) && !place.shared ? { ...edit, text: line + eol + eol + place.indent } : edit,
    };
  }
  const end = first.endIndex;
  // What could not be read may stand right behind it.
  if (!/^[ \t]*(?:[;#\n]|\r\n|$)/.test(target.text.slice(end))) return undefined;
  const text = place.shared ? `; ${line}` : eol + place.indent + line;
  // Where a method follows at once, the attribute takes the place between the two.
  const gap = second && isDefinition(second) && second.startPosition.row === first.endPosition.row + 1 ? eol : '';
  return { title, edit: { range: { start: end, end }, text: text + gap } };
}

function isDefinition(node: Node): boolean {
  return /^(?:function|class|decorated)_definition$/.test(node.type);
}

/** The library's own class, before it is used: every server of the class in this program gets it. */
function inLibrary(target: FixTarget, call: Node, callee: Node): ServerFix | undefined {
  const [root = '', ...rest] = callee.text.split('.');
  const imported = target.unit.imports.get(root);
  if (imported === undefined || !/^[A-Za-z_][\w.]*$/.test(callee.text)) return undefined;
  const qualified = canonical([imported, ...rest].join('.'));
  const place = placeOf(target, call);
  if (!serverClass(qualified) || !place) return undefined;
  return {
    title: `Set ${SWITCH} of ${callee.text}`,
    edit: insertBefore(target, place, `${callee.text}.${SWITCH} = True`),
  };
}
