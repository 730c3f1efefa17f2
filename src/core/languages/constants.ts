/** Address families and socket types by the names and numbers that every BSD-style API shares. */
import type { Domain, SocketType } from '../model';
import { alternatives, symbolsOf, type Value } from '../trace/value';

const DOMAINS: Readonly<Record<string, Domain>> = { INET: 'inet', INET6: 'inet6', UNIX: 'unix', LOCAL: 'unix' };

/** The address families that a value may stand for; a family of another kind is `other`. */
export function domainOf(value: Value): readonly Domain[] {
  return distinct(
    alternatives(value).map((option): Domain => {
      if (option.kind === 'symbol') {
        const family = /(?:^|\W|_)[AP]F_(\w+)$/.exec(option.name)?.[1];
        if (family === undefined || family === 'UNSPEC') return 'unknown';
        return DOMAINS[family] ?? 'other';
      }
      // 1 and 2 are AF_UNIX and AF_INET on every system; the number of AF_INET6 differs (10, 28, 30, 23, 26).
      if (option.kind === 'number')
        return option.value === 1 ? 'unix' : option.value === 2 ? 'inet' : option.value === 10 ? 'inet6' : 'unknown';
      return 'unknown';
    }),
  );
}

const TYPES: Readonly<Record<string, SocketType>> = {
  STREAM: 'stream',
  DGRAM: 'datagram',
  CLOEXEC: 'unknown',
  NONBLOCK: 'unknown',
};

/** The socket types that a value may stand for, flags such as SOCK_CLOEXEC aside. */
export function typeOf(value: Value): readonly SocketType[] {
  return distinct(
    alternatives(value).map((option): SocketType => {
      if (option.kind === 'number')
        return option.value === 1
          ? 'stream'
          : option.value === 2
            ? 'datagram'
            : option.value >= 3 && option.value <= 10
              ? 'other'
              : 'unknown';
      const parts = option.kind === 'flags' ? option.parts : [option];
      for (const part of parts) {
        for (const name of symbolsOf(part) ?? []) {
          const type = /SOCK_(\w+)$/.exec(name)?.[1];
          if (type === undefined) continue;
          const known = TYPES[type] ?? 'other';
          if (known !== 'unknown') return known;
        }
        if (part.kind === 'number' && parts.length > 1 && (part.value === 1 || part.value === 2))
          return part.value === 1 ? 'stream' : 'datagram';
      }
      return 'unknown';
    }),
  );
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
