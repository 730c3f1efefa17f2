/** How a Ruby file writes levels and options: symbols, constants of Socket, or bare constants. */
import type { Node } from 'web-tree-sitter';
import type { Range, SocketEvent } from '../../model';
import type { FixTarget } from '../language';

/** Writes the name of a level or option. */
export type Spell = (name: string) => string;

const symbols: Spell = (name) => `:${name.replace(/^(?:SOL|IPPROTO|SO|TCP|IPV6|IP)_/, '')}`;
const qualified: Spell = (name) => `Socket::${name}`;
const bare: Spell = (name) => name;

/** The way that a piece of code names its constants; undefined where it names none. */
function styleOf(written: string): Spell | undefined {
  if (/\bSocket::(?:Constants::)?[A-Z]+_/.test(written)) return qualified;
  if (/(?<!:):(?:AF_|PF_|SOCK_|SOL_)?(?:INET6?|STREAM|UNIX|SOCKET|TCP)\b/.test(written)) return symbols;
  if (/(?<![:'"\w])(?:AF|PF|SOCK|SOL)_[A-Z]/.test(written)) return bare;
  return undefined;
}

/** As the call that makes the socket has it, else as the rest of the file does; symbols where nothing shows. */
export function spelling({ text }: FixTarget, bind: SocketEvent, create: SocketEvent | undefined): Spell {
  const made = create && create.path === bind.path ? text.slice(create.call.start, create.call.end) : '';
  const [set = ''] = /\.setsockopt\b.*/.exec(text) ?? [];
  return styleOf(made) ?? styleOf(set) ?? styleOf(text) ?? symbols;
}

/** Another name in place of the one that is written there. */
export function respelled(target: FixTarget, { start, end }: Range, name: string): string | undefined {
  const written = target.text.slice(start, end);
  const [, quote] = /^(['"])\w+\1$/.exec(written) ?? [];
  if (quote !== undefined) return quote + name + quote;
  if (/^:\w+$/.test(written)) return /^:(?:SOL|IPPROTO|SO|TCP|IP|IPV6)_/.test(written) ? `:${name}` : symbols(name);
  const [, scope] = /^((?:::)?(?:[A-Z]\w*::)*)[A-Z]\w*$/.exec(written) ?? [];
  return scope === undefined ? undefined : scope + name;
}

/** `handle.setsockopt(…)` with or without parentheses, as the call beside it has them. */
export function setter(handle: string, args: readonly string[], like: Node): string {
  const list = like.childForFieldName('arguments');
  const plain = list !== null && !list.text.startsWith('(');
  const callee = handle === '' ? 'setsockopt' : `${handle}.setsockopt`;
  return plain ? `${callee} ${args.join(', ')}` : `${callee}(${args.join(', ')})`;
}
