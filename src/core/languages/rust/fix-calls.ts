/** The call that sets SO_REUSEADDR on the socket of a bind, in the words of the crate that the bind is one of. */
import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../model';
import type { FixTarget } from '../language';

/** A call to put in the place of the bind in a copy of its statement. */
export interface OptionCall {
  readonly text: string;
  /** Statements that have to come before it. */
  readonly before: readonly string[];
  readonly edits: readonly TextEdit[];
  /** What messages about the bind say instead. */
  readonly word: string;
  readonly method: string;
}

/** Handles that can be written a second time without doing anything. */
const PLAIN = /^[&*]*(?:self|[a-z_]\w*)(?:\.\w+)*$/;

const METHODS: Readonly<Record<string, string>> = {
  'rust-socket2': 'set_reuse_address',
  'rust-tokio-socket': 'set_reuseaddr',
  'rust-net2': 'reuse_address',
  'rust-net2-udp': 'reuse_address',
};

/** The method that sets SO_REUSEADDR on a handle of the crate. */
export function methodOf(runtime: string | undefined, text: string): string | undefined {
  if (runtime !== undefined) return METHODS[runtime];
  return text.includes('socket2') ? 'set_reuse_address' : undefined;
}

/** The option call for a bind; undefined where none is known that is certain to compile. */
export function optionCall(target: FixTarget, bind: Node, runtime: string | undefined): OptionCall | undefined {
  const callee = bind.childForFieldName('function');
  if (!callee) return undefined;
  if (callee.type === 'field_expression') return onHandle(target, callee, runtime);
  const [first] = argumentsOf(bind);
  if (!first || !PLAIN.test(first.text.replace(/\.as_(?:raw_fd|fd)\(\)$/, ''))) return undefined;
  const prefix = /^(.*::)?\w+$/s.exec(callee.text)?.[1] ?? '';
  switch (runtime) {
    case 'rust-nix':
      return nix(target, first.text, prefix);
    case 'rust-rustix': {
      const module = prefix === '' ? 'rustix::net::' : prefix;
      const method = 'set_socket_reuseaddr';
      return { text: `${module}sockopt::${method}(${first.text}, true)`, before: [], edits: [], word: method, method };
    }
    case 'rust-libc':
      return libc(target, bind, first.text, prefix);
    default:
      return undefined;
  }
}

export function argumentsOf(call: Node): readonly Node[] {
  return (
    call
      .childForFieldName('arguments')
      ?.namedChildren.filter((child): child is Node => child !== null && !child.type.endsWith('comment')) ?? []
  );
}

function onHandle(target: FixTarget, callee: Node, runtime: string | undefined): OptionCall | undefined {
  const object = callee.childForFieldName('value');
  const field = callee.childForFieldName('field');
  const method = methodOf(runtime, target.text);
  if (!object || !field || method === undefined || !PLAIN.test(object.text)) return undefined;
  const access = target.text.slice(object.endIndex, field.startIndex);
  return { text: `${object.text}${access}${method}(true)`, before: [], edits: [], word: method, method };
}

/** `bind(fd.as_raw_fd(), …)` is the way since nix 0.27, whose setsockopt() takes the handle itself. */
function nix(target: FixTarget, fd: string, prefix: string): OptionCall {
  const handle = fd.endsWith('.as_raw_fd()') ? `&${fd.slice(0, -'.as_raw_fd()'.length).replace(/^&/, '')}` : fd;
  const spelled = prefix === '' ? imported(target) : { prefix, edits: [] };
  return {
    text: `${spelled.prefix}setsockopt(${handle}, ${spelled.prefix}sockopt::ReuseAddr, &true)`,
    before: [],
    edits: spelled.edits,
    word: 'setsockopt',
    method: 'setsockopt',
  };
}

/** Adds to the list of names that are imported from nix::sys::socket. */
function imported(target: FixTarget): { prefix: string; edits: readonly TextEdit[] } {
  const full = { prefix: 'nix::sys::socket::', edits: [] };
  const list = target.tree.rootNode
    .descendantsOfType('scoped_use_list')
    .find((node) => node?.childForFieldName('path')?.text === 'nix::sys::socket')
    ?.childForFieldName('list');
  if (!list) {
    const glob = /\buse\s+nix::sys::socket::\*/.test(target.text);
    return glob ? { prefix: '', edits: [] } : full;
  }
  const items = list.namedChildren.filter((child): child is Node => child !== null && !child.type.endsWith('comment'));
  const names = items.map((item) => item.text);
  const missing = ['setsockopt', 'sockopt'].filter((name) => !names.includes(name));
  if (missing.length === 0) return { prefix: '', edits: [] };
  // Comments in the list, or names under others: it is left alone.
  if (
    items.length !== list.namedChildCount ||
    names.some((name) => /^(?:setsockopt|sockopt)\b/.test(name) && /\W/.test(name))
  )
    return full;
  for (const name of missing) {
    const next = names.findIndex((other) => comesAfter(other, name));
    names.splice(next < 0 ? names.length : next, 0, name);
  }
  const range = { start: list.startIndex, end: list.endIndex };
  return { prefix: '', edits: [{ range, text: listText(names, list, target.text) }] };
}

/** Longest line that rustfmt leaves as it is. */
const WIDTH = 100;

/** The names on one line, or filling lines of their own. */
function listText(names: readonly string[], list: Node, text: string): string {
  const line = text.lastIndexOf('\n', list.startIndex - 1) + 1;
  const inner = names.join(', ');
  if (list.startIndex - line + inner.length + 3 <= WIDTH) return `{${inner}}`;
  const indent = /^[ \t]*/.exec(text.slice(line))![0];
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + 4 + last.length + name.length + 2 <= WIDTH)
      lines[lines.length - 1] = `${last} ${name},`;
    else lines.push(`${name},`);
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return `{${lines.map((each) => `${eol}${indent}    ${each}`).join('')}${eol}${indent}}`;
}

/** rustfmt puts modules and functions before types, each by the alphabet. */
function comesAfter(item: string, name: string): boolean {
  return /^[A-Z]/.test(item) || item > name;
}

function libc(target: FixTarget, bind: Node, fd: string, prefix: string): OptionCall | undefined {
  const isGlob = /\buse\s+libc::\*/.test(target.text);
  const isImported = prefix === '' && !isGlob && /\buse\s+libc\b/.test(target.text);
  if (prefix === '' && !isGlob && !isImported) return undefined;
  const module = prefix === '' ? (isGlob ? '' : 'libc::') : prefix;
  const name = freeName(target, bind, 'reuse');
  const size = /\buse\s+(?:std|core)::mem\s*;/.test(target.text) ? 'mem' : 'std::mem';
  const lines = [
    fd,
    `${module}SOL_SOCKET`,
    `${module}SO_REUSEADDR`,
    `&${name} as *const _ as *const ${module}c_void`,
    `${size}::size_of_val(&${name}) as ${module}socklen_t`,
  ];
  return {
    text: `${module}setsockopt(\n${lines.map((line) => `    ${line},\n`).join('')})`,
    before: [`let ${name}: ${module}c_int = 1;`],
    edits: [],
    word: 'setsockopt',
    method: 'setsockopt',
  };
}

/** `reuse`, or `reuse2` … where the function has that name already. */
function freeName(target: FixTarget, node: Node, name: string): string {
  let outer: Node = node;
  while (outer.parent && outer.type !== 'function_item') outer = outer.parent;
  const taken = new Set(target.text.slice(outer.startIndex, outer.endIndex).match(/\b[a-z_]\w*\b/g));
  let own = name;
  for (let count = 2; taken.has(own); count++) own = `${name}${String(count)}`;
  return own;
}
