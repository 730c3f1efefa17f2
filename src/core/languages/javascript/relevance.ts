/** Which functions of a file have to do with sockets: by what they name, and by whom they call. */
import type { Node } from 'web-tree-sitter';

/** Words of which a function that makes, configures or binds a socket or server has one. */
const SEED =
  /\b(?:dgram|createSocket|createServer|createSecureServer|[Ll]isten\w*|bind(?!\s*\(\s*(?:this|self|null|undefined|that|_this)\b)|addMembership|addSourceSpecificMembership|joinMulticastV[46]|setBroadcast|setMulticast\w+|serve|udpSocket)\b|Server\b/;

const IDENTIFIER = /[A-Za-z_$][\w$]*/g;

/** Kinds of nodes that are functions. */
export const FUNCTIONS: readonly string[] = [
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
];

/** A function up to this length, in UTF-16 units, is always read: it may hand out a field or variable. */
const ACCESSOR_LENGTH = 300;

interface Place {
  readonly start: number;
  readonly name: string | undefined;
}

/** The starts of the functions that matter: those that name something of sockets, and those that name one that matters. */
export function relevantFunctions(root: Node, text: string): ReadonlySet<number> {
  const mentionedIn = new Map<string, Place[]>();
  const relevant = new Set<number>();
  const short: number[] = [];
  const waiting: Place[] = [];
  const add = (place: Place): void => {
    if (relevant.has(place.start)) return;
    relevant.add(place.start);
    waiting.push(place);
  };
  for (const node of root.descendantsOfType([...FUNCTIONS])) {
    if (!node) continue;
    const source = text.slice(node.startIndex, node.endIndex);
    const place = { start: node.startIndex, name: nameOf(node, text) };
    if (source.length <= ACCESSOR_LENGTH) short.push(place.start);
    if (SEED.test(source)) {
      add(place);
      continue;
    }
    for (const name of new Set(source.match(IDENTIFIER))) {
      const known = mentionedIn.get(name);
      if (known) known.push(place);
      else mentionedIn.set(name, [place]);
    }
  }
  for (let place = waiting.pop(); place; place = waiting.pop())
    for (const user of (place.name === undefined ? undefined : mentionedIn.get(place.name)) ?? []) add(user);
  for (const start of short) relevant.add(start);
  return relevant;
}

/** What the code calls the function: its own name, or that of the variable or property that it is put in. */
function nameOf(node: Node, text: string): string | undefined {
  const textOf = (named: Node | null | undefined): string | undefined =>
    named ? text.slice(named.startIndex, named.endIndex) : undefined;
  const own = textOf(node.childForFieldName('name'));
  if (own !== undefined) {
    // A constructor is called by the name of its class.
    return own === 'constructor' ? textOf(node.parent?.parent?.childForFieldName('name')) : own;
  }
  const { parent } = node;
  if (parent?.type === 'variable_declarator') return textOf(parent.childForFieldName('name'));
  if (parent?.type === 'pair') return textOf(parent.childForFieldName('key'));
  if (parent?.type === 'assignment_expression') {
    const left = parent.childForFieldName('left');
    return textOf(left?.childForFieldName('property') ?? left);
  }
  return textOf(parent?.childForFieldName('name') ?? parent?.childForFieldName('property'));
}
