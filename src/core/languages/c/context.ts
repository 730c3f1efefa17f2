/** What the parts of the C and C++ lowering share. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import type { Range } from '../../model';
import { identifierIn } from './declarators';
import { elementType, meantType } from './type-names';

/** Nesting beyond which code is not followed: deeper than people write, shallower than the stack. */
const DEPTH_LIMIT = 250;

export class Context {
  depth = 0;
  /** Alias or typedef → what it stands for: `tcp` → `boost::asio::ip::tcp`, `server_t` → `server`. */
  readonly aliases = new Map<string, string>();

  /** Namespaces that this file opens. */
  readonly namespaces = new Set<string>();

  /** Struct name → its fields in order, for initialisers that do not name them. */
  readonly fields = new Map<string, readonly string[]>();

  constructor(
    readonly cpp: boolean,
    /** Added to every offset: where a re-parsed piece of the file starts. */
    readonly offset = 0,
    /** All ranges that were made for the file. */
    readonly ranges: Range[] = [],
  ) {}

  range(node: Node): Range {
    const range = { start: node.startIndex + this.offset, end: node.endIndex + this.offset };
    this.ranges.push(range);
    return range;
  }

  opaque(node: Node, parts: readonly Expression[] = []): Expression {
    return { kind: 'opaque', parts, range: this.range(node) };
  }

  /** Lowers something nested, unless it is nested too deep. */
  nested<T>(fallback: () => T, lower: () => T): T {
    if (this.depth >= DEPTH_LIMIT) return fallback();
    this.depth++;
    try {
      return lower();
    } finally {
      this.depth--;
    }
  }

  /**
   * A possibly qualified name with its first part replaced by what it is an alias of, without template arguments and
   * without namespaces of this file. A name that is asked for at global scope (`::bind`) keeps its colons.
   */
  resolve(name: string): string {
    // Most names are nothing but a word.
    if (WORD.test(name) && !this.aliases.has(name)) return name;
    const plain = name.replace(/\s+/g, '').replace(/<[^<>]*(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>[^<>]*)*>/g, '');
    if (/^::\w+$/.test(plain)) return this.cpp ? plain : plain.slice(2);
    const [first = '', ...rest] = plain.replace(/^::/, '').split('::');
    const alias = this.aliases.get(first);
    const parts = (alias === undefined || alias === plain ? [first, ...rest] : [...alias.split('::'), ...rest]).filter(
      (part) => part !== 'template',
    );
    // What stands in a namespace is known by its own name, but for names that the socket API has as well.
    while (parts.length > 1 && this.namespaces.has(parts[0]!) && !(parts.length === 2 && SOCKET_NAMES.test(parts[1]!)))
      parts.shift();
    return parts.join('::');
  }

  /** The fields of a struct in order; undefined where the file does not declare it. */
  fieldsOf(type: Node | null): readonly string[] | undefined {
    const body = type?.childForFieldName('body');
    if (body) return fieldNames(body);
    const name = this.typeName(type);
    if (name === undefined || !type) return undefined;
    const element = name.startsWith('~std::') ? elementType(type.text) : undefined;
    return this.fields.get(element === undefined ? name : this.resolve(element));
  }

  /** Name of a type without pointers and qualifiers; undefined for numbers and other types without fields. */
  typeName(node: Node | null): string | undefined {
    if (!node) return undefined;
    switch (node.type) {
      case 'primitive_type':
      case 'sized_type_specifier':
      case 'placeholder_type_specifier':
      case 'decltype':
      case 'enum_specifier':
        return undefined;
      case 'struct_specifier':
      case 'union_specifier':
      case 'class_specifier': {
        const name = node.childForFieldName('name');
        return name ? this.#shared(name.text) : undefined;
      }
      default:
        return this.#shared(this.resolve(this.cpp ? meantType(node.text) : node.text).replace(/^::/, ''));
    }
  }

  /** Structs of the system are plain values: two variables of the type have nothing in common, which `~` says. */
  #shared(name: string): string | undefined {
    const plain = this.aliases.get(name) ?? name;
    if (NUMBER_TYPES.test(plain)) return undefined;
    return SYSTEM_STRUCTS.test(plain) ? `~${plain.toLowerCase()}` : plain;
  }
}

const WORD = /^\w+$/;

const SOCKET_NAMES = /^(?:socket|bind|listen|accept4?|connect|setsockopt|close|closesocket)$/;

const NUMBER_TYPES =
  /^(?:u?int(?:8|16|32|64|ptr)?_t|u_?(?:int|short|long|char)|s?size_t|socklen_t|pid_t|uid_t|gid_t|in_port_t|in_addr_t|sa_family_t|time_t|SOCKET|bool|BOOL|gboolean|g?u?int(?:8|16|32|64)?|gchar|DWORD|WORD|BYTE|USHORT|UINT|std::u?int(?:8|16|32|64)_t|std::size_t|std::string|string|evutil_socket_t|sockfd_t|socket_t|SocketHandle|auto)$/;

const SYSTEM_STRUCTS =
  /^(?:sockaddr(?:_\w+)?|SOCKADDR(?:_\w+)?|P?SOCKADDR_IN6?|addrinfo|ADDRINFO\w*|in6?_addr|IN_ADDR|hostent|servent|linger|timeval|timespec|sigaction|stat|msghdr|iovec|pollfd|epoll_event|kevent|fd_set|ifreq|ip_mreqn?|ipv6_mreq|termios|passwd|group|dirent|tm|FILE|WSADATA|std::\w+|pthread_\w+)$/;

export function fieldNames(body: Node): readonly string[] {
  return body.namedChildren
    .filter((member) => member.type === 'field_declaration')
    .flatMap((member) =>
      member.childrenForFieldName('declarator').map((declarator) => identifierIn(declarator)?.text ?? ''),
    );
}
