/** C#: System.Net.Sockets, and what ASP.NET Core and HttpListener do above it. */
import { domainOf, typeOf } from '../constants';
import type { Language } from '../language';
import { csharpAssignField, csharpCall } from './calls';
import { fixCsharp } from './fix';
import { constantName, isLibrary } from './names';
import { lowerUnit } from './unit';

/** Words of which a file that makes or configures a socket or a server has at least one. */
const WORDS: readonly string[] = [
  'Sockets',
  'HttpListener',
  'SocketOptionName',
  'WebApplication.Create',
  'JoinMulticastGroup',
];

export const csharp: Language = {
  id: 'csharp',
  grammar: 'c_sharp',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: false,
  mayConcern: (text) => WORDS.some((word) => text.includes(word)),
  lower: (root, text) => lowerUnit(root, text),
  constantName: (qualified) => constantName(qualified.replace(/^#/, '')),
  domainOf,
  typeOf,
  call: csharpCall,
  assignField: csharpAssignField,
  isLibrary,
  // A class stands in a file of its name, wherever that lies.
  definedIn: (qualified) => (/^\w+$/.test(qualified) ? [[`${qualified}.cs`]] : []),
  fix: fixCsharp,
};
