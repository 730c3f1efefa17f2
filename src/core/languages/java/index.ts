/** Java: the JDK's sockets and channels, and the servers of its libraries. */
import type { Language } from '../language';
import { domainOf, typeOf } from '../constants';
import { javaCall } from './calls';
import { fixJava } from './fix';
import { isLibrary } from './library';
import { lowerUnit } from './unit';
import { WORDS } from './words';

/** Classes of constants that stand for socket options. */
const OPTIONS = /(?:^|\.)(?:StandardSocketOptions|ExtendedSocketOptions|\w*ChannelOption)\.([A-Z][A-Z0-9_]+)$/;

export const java: Language = {
  id: 'java',
  grammar: 'java',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: true,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text) => lowerUnit(root, text),
  constantName(qualified) {
    if (qualified.endsWith('StandardProtocolFamily.UNIX')) return 'AF_UNIX';
    if (qualified === 'org.xnio.Options.REUSE_ADDRESSES') return 'SO_REUSEADDR';
    return OPTIONS.exec(qualified)?.[1] ?? qualified;
  },
  domainOf,
  typeOf,
  call: javaCall,
  isLibrary,
  // A class stands in a file of its name, as a rule in the folder of its package.
  definedIn(qualified, path) {
    const file = `${qualified.replaceAll('.', '/')}.java`;
    return [[path.slice(0, path.lastIndexOf('/') + 1) + file, file]];
  },
  fix: fixJava,
};
