/** Python: the socket module, socketserver and its relatives, asyncio, and frameworks that listen by themselves. */
import type { Language } from '../language';
import { domainOf, typeOf } from '../constants';
import { pythonAssignField, pythonCall } from './calls';
import { fixPython } from './fix';
import { canonical, modulePaths } from './imports';
import { isStandard } from './library';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS = [
  ...[
    'socket',
    'Socket',
    'Server',
    '_server',
    'asyncore',
    'Listener',
    'listenTCP',
    'serve_tcp',
    'tcp_listener',
    'bind_sockets',
    'eventlet',
    // A socket that another module has made.
    '.bind((',
    '.listen(',
    '.setsockopt(',
  ],
  ...[
    'run_app',
    'TCPSite',
    'run_simple',
    'uvicorn',
    'gunicorn',
    'waitress',
    'logging.config',
    'Flask(',
    'tornado',
    'create_datagram_endpoint',
    'listenUDP',
  ],
];

export const python: Language = {
  id: 'python',
  grammar: 'python',
  comment: { line: '#' },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text) => lowerUnit(root, text),
  constantName(qualified) {
    const name = canonical(qualified);
    // Constants of the socket module are those of C, also as members of its enumerations.
    return /^socket\.(?:\w+\.)?([A-Z][A-Z0-9_]+)$/.exec(name)?.[1] ?? name;
  },
  domainOf,
  typeOf,
  call: pythonCall,
  assignField: pythonAssignField,
  isLibrary: (qualified) => isStandard(canonical(qualified)),
  definedIn: modulePaths,
  fix: fixPython,
};
