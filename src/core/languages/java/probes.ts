/**
 * Listeners that only show whether a port is free: bound, asked, closed within one function, never accepting. They leave
 * no connection behind.
 */
import type { Node } from 'web-tree-sitter';
import type { Context } from './context';

/** Name of the argument that says that a socket is a probe. */
export const PROBE = '#probe';

/** Classes of sockets that listen once they are bound. */
const LISTENERS: ReadonlySet<string> = new Set([
  'java.net.ServerSocket',
  'java.nio.channels.ServerSocketChannel',
  'javax.net.ssl.SSLServerSocket',
]);

/** Methods after which a socket is still no server. */
const IDLE =
  /^(?:close|bind|socket|set\w+|getLocalPort|getLocalSocketAddress|getLocalAddress|getInetAddress|isBound|isClosed|isOpen|configureBlocking|toString)$/;

/** Whether what the expression makes is a listener of a library class that is a probe and no more. */
export function isProbe(context: Context, node: Node, className: string | undefined): boolean {
  if (className === undefined || !LISTENERS.has(className)) return false;
  const holder = node.parent;
  if (holder?.type === 'method_invocation' && holder.childForFieldName('name')?.text === 'close') return true;
  const target =
    holder?.type === 'variable_declarator' || holder?.type === 'resource'
      ? holder.childForFieldName('name')
      : holder?.type === 'assignment_expression'
        ? holder.childForFieldName('left')
        : null;
  if (target?.type !== 'identifier') return false;
  const name = context.textOf(target);
  let around: Node | null = node.parent;
  while (around && !/^(?:method_declaration|constructor_declaration|lambda_expression|class_body)$/.test(around.type))
    around = around.parent;
  if (!around || around.type === 'class_body' || !context.isLocal(name)) return false;
  let closed = holder?.type === 'resource';
  for (const use of around.descendantsOfType('identifier')) {
    if (context.textOf(use) !== name) continue;
    const how = useOf(context, use);
    if (how === 'other') return false;
    if (how === 'close') closed = true;
  }
  return closed;
}

/** What is done with a variable where it is named. */
function useOf(context: Context, use: Node): 'close' | 'idle' | 'other' {
  const { parent } = use;
  switch (parent?.type) {
    case 'variable_declarator':
      return parent.childForFieldName('name')?.id === use.id ? 'idle' : 'other';
    case 'assignment_expression':
      return parent.childForFieldName('left')?.id === use.id ? 'idle' : 'other';
    case 'resource':
    case 'binary_expression':
      return 'idle';
    case 'argument_list': {
      const callee = parent.parent?.childForFieldName('name');
      return callee && /close/i.test(context.textOf(callee)) ? 'close' : 'other';
    }
    case 'method_invocation':
      return calledOn(context, parent, use);
    default:
      return 'other';
  }
}

/** `probe.bind(…)`, `channel.socket().bind(…)`. */
function calledOn(context: Context, call: Node, object: Node): 'close' | 'idle' | 'other' {
  const method = call.childForFieldName('name');
  if (call.childForFieldName('object')?.id !== object.id || !method) return object.id === method?.id ? 'idle' : 'other';
  const name = context.textOf(method);
  if (name === 'close') return 'close';
  if (!IDLE.test(name)) return 'other';
  if (name !== 'socket' && name !== 'bind' && name !== 'setOption') return 'idle';
  const { parent } = call;
  // What the call gives is the socket again.
  return parent?.type === 'expression_statement'
    ? 'idle'
    : parent?.type === 'method_invocation'
      ? calledOn(context, parent, call)
      : 'other';
}
