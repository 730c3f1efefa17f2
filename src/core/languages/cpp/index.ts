/** C++: the lowering and the socket calls of C, and the libraries that wrap them. */
import type { Machine } from '../../trace/machine';
import type { Value } from '../../trace/value';
import { fixC } from '../c/fix';
import { mentionsSockets } from '../c/index';
import { socketCall } from '../c/socket-api';
import { lowerUnit } from '../c/unit';
import { domainOf, typeOf } from '../constants';
import type { CallSite, Language } from '../language';

export const cpp: Language = {
  id: 'cpp',
  grammar: 'cpp',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: true,
  mayConcern: mentionsSockets,
  lower: (root, text, parsePiece) => lowerUnit(root, text, true, parsePiece),
  constantName: (qualified) => qualified,
  domainOf,
  typeOf,
  call(site: CallSite, machine: Machine): Value | undefined {
    return site.qualified === undefined ? undefined : socketCall(site.qualified, site, machine);
  },
  isLibrary: () => false,
  fix: fixC,
};
