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

/** The line at an offset, without its end. */
export function lineAt(text: string, offset: number): { readonly start: number; readonly line: string } {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  return { start, line: text.slice(start, end < 0 ? text.length : end) };
}

/** How far back the end of a comment is looked for, in UTF-16 units. */
const COMMENT_WITHIN = 1 << 14;

/** Whether a line surely begins outside of a block comment, as {@link codeOf} reads them. False says nothing. */
function beginsAsCode(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - COMMENT_WITHIN), start);
  const end = before.lastIndexOf('*/');
  // Whatever that was, it ended a comment or stands in a line that is over: only what opens behind it may still be open.
  if (end < 0) return !text.slice(0, start).includes('/*');
  return end > 0 && before[end - 1] !== '/' && !before.includes('/*', end + 1);
}

function concernsAt(text: string, offset: number): boolean {
  const { start, line } = lineAt(text, offset);
  if (!mentionsSockets(line)) return false;
  const code = codeOf(line);
  return mentionsSockets(code) && !code.includes('/*') && beginsAsCode(text, start);
}

export const c: Language = {
  id: 'c',
  grammar: 'c',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: false,
  mayConcern: (text) => mentionsSockets(text) && mentionsSockets(codeOf(text)),
  concernsAt,
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
