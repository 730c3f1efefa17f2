/** Ruby: the socket library, and servers that listen by themselves. */
import { domainOf, typeOf } from '../constants';
import type { Language } from '../language';
import { rubyCall } from './calls';
import { fixRuby } from './fix';
import { isLibraryConstant } from './library';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS = [
  'Socket',
  'TCPServer',
  'UNIXServer',
  'Addrinfo',
  'setsockopt',
  'WEBrick',
  'EventMachine',
  'EM.',
  'start_server',
  'Puma',
  'Thin',
  'Unicorn',
  'DRb',
  'Rack::',
  'Rackup',
  'Falcon',
  'Async::',
];

export const ruby: Language = {
  id: 'ruby',
  grammar: 'ruby',
  comment: { line: '#' },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text) => lowerUnit(root, text),
  // Constants of the socket library are those of C, in whatever module they are looked up.
  constantName: (qualified) =>
    /^(?:Socket|Addrinfo)(?:::Constants)?(?:::|\.)([A-Z][A-Z0-9_]+)$/.exec(qualified)?.[1] ?? qualified,
  domainOf,
  typeOf,
  call: rubyCall,
  isLibrary: isLibraryConstant,
  fix: fixRuby,
};
