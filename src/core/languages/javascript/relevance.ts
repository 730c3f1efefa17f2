/** Which functions of a file have to do with sockets: by what they name, and by whom they call. */
import type { Node } from 'web-tree-sitter';

/** Words of which a function that makes, configures or binds a socket or server has one. */
const SEED =
  /\b(?:dgram|createSocket|createServer|createSecureServer|[Ll]isten\w*|bind(?!\s*\(\s*(?:this|self|null|undefined|that|_this)\b)|addMembership|addSourceSpecificMembership|joinMulticastV[46]|setBroadcast|setMulticast\w+|serve|udpSocket)\b|Server\b/g;

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
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  /** The function that this one stands in. */
  readonly around: Place | undefined;
}

/** The starts of the functions that matter: those that name something of sockets, and those that name one that matters. */
export function relevantFunctions(root: Node, text: string): ReadonlySet<number> {
  const places = placesOf(root);
  const relevant = new Set<number>();
  const waiting: Place[] = [];
  /** What stands in a function stands in all around it as well: those around one that matters matter already. */
  const addAround = (offset: number): void => {
    for (let place = innermost(places, offset); place && !relevant.has(place.start); place = place.around) {
      relevant.add(place.start);
      waiting.push(place);
    }
  };
  const mentions = new Map<string, number[]>();
  for (const { 0: name, index } of text.matchAll(IDENTIFIER)) {
    const known = mentions.get(name);
    if (known) known.push(index);
    else mentions.set(name, [index]);
  }
  for (const { index } of text.matchAll(SEED)) addAround(index);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const name = nameOf(place.node, text);
    if (name === undefined) continue;
    for (const offset of mentions.get(name) ?? []) addAround(offset);
    mentions.delete(name);
  }
  for (const { start, end } of places) if (end - start <= ACCESSOR_LENGTH) relevant.add(start);
  return relevant;
}

/** All functions, by where they start. */
function placesOf(root: Node): readonly Place[] {
  const places: Place[] = [];
  let around: Place | undefined;
  for (const node of root.descendantsOfType([...FUNCTIONS])) {
    if (!node) continue;
    const { startIndex: start, endIndex: end } = node;
    while (around && around.end <= start) around = around.around;
    around = { node, start, end, around };
    places.push(around);
  }
  return places;
}

/** The smallest function that an offset lies in. */
function innermost(places: readonly Place[], offset: number): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  let place = places[low - 1];
  while (place && place.end <= offset) place = place.around;
  return place;
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
