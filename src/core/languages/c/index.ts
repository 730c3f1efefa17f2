/** C and what C++ shares with it. */
import type { Machine } from '../../trace/machine';
import type { Value } from '../../trace/value';
import { domainOf, typeOf } from '../constants';
import type { CallContext, CallSite, Language } from '../language';
import { fixC } from './fix';
import { ANY_WORD, LIBRARY_BIND, libraryFunction } from './libraries';
import { libraryFix } from './library-fix';
import { outlineOf } from './outline';
import { codeOf } from './relevance';
import { socketCall, wrappedCall } from './socket-api';
import { changeUnit, lowerUnit } from './unit';

/** `std::bind` and `boost::bind` are none. */
const SOCKET_CALL = /\b(?:socket|bind|listen)(?<!\b(?:std|boost)::\w+)\s*\(/;

/** Helpers with such names (`Socket`, `my_bind`, `start_listening`) in a file that handles socket addresses or connections itself. */
const WRAPPED_CALL = /(?:[Ss]ocket|[Bb]ind|[Ll]isten)\w*\s*\(/;
const AROUND_LISTENERS = /\bsockaddr|\bSOCK_STREAM\b|\b[Aa]ccept\s*\(/;

/** Acceptors bind by themselves. */
const BINDS = /[Bb]ind\w*\s*\(|acceptor/;

/** A file concerns us if it makes or configures sockets. */
export function mentionsSockets(text: string): boolean {
  return (
    ANY_WORD.test(text) &&
    (text.includes('setsockopt') ||
      SOCKET_CALL.test(text) ||
      (AROUND_LISTENERS.test(text) && WRAPPED_CALL.test(text)) ||
      (BINDS.test(text) && /acceptor|SOCK|[Ll]istener/.test(text)) ||
      LIBRARY_BIND.test(text))
  );
}

export const c: Language = {
  id: 'c',
  grammar: 'c',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: false,
  mayConcern: (text) => mentionsSockets(text) && mentionsSockets(codeOf(text)),
  outline: outlineOf,
  lower: (root, text, parsePiece) => lowerUnit(root, text, false, parsePiece),
  change: changeUnit,
  constantName: (qualified) => qualified,
  domainOf,
  typeOf,
  call(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
    return site.qualified === undefined
      ? undefined
      : (socketCall(site.qualified, site, machine, context) ??
          libraryFunction(site.qualified, site, machine) ??
          wrappedCall(site.qualified, site, machine, context));
  },
  isLibrary: () => false,
  fix: (request, target) => libraryFix(request, target) ?? fixC(request, target),
};
