/** PHP: the socket extension, streams, and servers that listen by themselves. */
import { domainOf, typeOf } from '../constants';
import type { Language } from '../language';
import { phpCall } from './calls';
import { fixPhp } from './fix';
import { isLibraryClass } from './library';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS = [
  'socket_',
  'Socket_',
  'SOCKET_',
  'React\\Socket',
  'React\\EventLoop',
  'Amp\\',
  'Ratchet\\',
  'Workerman\\',
  'Swoole\\',
  'swoole_',
  'OpenSwoole\\',
];

export const php: Language = {
  id: 'php',
  grammar: 'php',
  comment: { line: '//' },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text) => lowerUnit(root, text),
  constantName: (qualified) => qualified.replace(/^\\/, ''),
  domainOf,
  typeOf,
  call: phpCall,
  isLibrary: (qualified) => isLibraryClass(qualified) || /^(?:socket|stream)_\w+$/.test(qualified),
  fix: fixPhp,
};
