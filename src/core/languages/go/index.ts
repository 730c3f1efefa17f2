/** Go: packages net, net/http and syscall, golang.org/x/sys, and frameworks that listen by themselves. */
import { domainOf, typeOf } from '../constants';
import type { Language } from '../language';
import { goCall } from './calls';
import { fixGo } from './fix';
import { isKnownPackage, splitQualified } from './packages';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS = [
  'Listen',
  'Setsockopt',
  'SetLinger',
  'httptest',
  '.Socket(',
  'gin-gonic',
  'labstack/echo',
  'SyscallConn',
];

/** Constants of the system by the look of their names, as packages syscall, unix and windows have them. */
const CONSTANT = /^(?:syscall|golang\.org\/x\/sys\/(?:unix|windows))\.([A-Z][A-Z0-9_]+)$/;

export const go: Language = {
  id: 'go',
  grammar: 'go',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text, _, path) => lowerUnit(root, text, path),
  constantName: (qualified) => CONSTANT.exec(qualified)?.[1] ?? qualified,
  domainOf,
  typeOf,
  call: goCall,
  isLibrary(qualified) {
    const parts = splitQualified(qualified);
    return parts !== undefined && isKnownPackage(parts.path);
  },
  fix: fixGo,
};
