/** C++: the lowering and the socket calls of C, and the libraries that wrap them. */
import type { Machine } from '../../trace/machine';
import type { Value } from '../../trace/value';
import { lineAt, mentionsSockets } from '../c/index';
import { ANY_WORD, LIBRARY_BIND, libraryFunction } from '../c/libraries';
import { socketCall, wrappedCall } from '../c/socket-api';
import { changeUnit, lowerUnit } from '../c/unit';
import { domainOf, typeOf } from '../constants';
import type { CallContext, CallSite, Language } from '../language';
import { asioCall, asioMethod, typeText } from './asio';
import { fixCpp } from './fix';
import { constructAddress, constructLibraryClass, libraryClass, libraryMethod, namesIn } from './libraries';
import { standardFunction, standardMethod } from './standard';

/** Much in C++ is named bind or listener; what deals with sockets says so as well. */
const SOCKETS =
  /setsockopt|\bsocket\s*\(|\bsockaddr|\bSOCK_|\b(?:SO|TCP|IP|IPV6)_[A-Z]{3}|acceptor|WSASocket|evconnlistener|evhttp|g_socket|apr_socket|uv_tcp/;

/** Both are called: methods of a class of sockets that stands in another file. */
const WRAPPED = [/\bbind\s*\(/, /\blisten\s*\(/];

/** Classes that bind without any call named so. */
const LISTENERS =
  /\bacceptor\b|\bServerSocket\b|\bTcpListener\b|\bQTcpServer\b|\bACE_(?:SOCK_)?Acceptor\b|\bQNativeSocketEngine\b|\bhttplib::|\buWS::|\btrantor::TcpServer\b/;

/** What runs its argument beside the rest. */
const THREADS = /^(?:std::|boost::)?(?:thread|jthread|async|thread_group)$/;

function call(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const { qualified, receiver } = site;
  if (receiver) return method(site, receiver, machine, context);
  if (qualified === undefined) return undefined;
  const name = qualified.replace(/^::/, '');
  if (THREADS.test(name)) machine.spawned = true;
  const cls = libraryClass(name);
  if (cls) return constructLibraryClass(cls, site, machine);
  return (
    (site.construct
      ? undefined
      : (socketCall(name, site, machine, context) ??
        libraryFunction(name, site, machine) ??
        standardFunction(name, site))) ??
    asioCall(name, site, machine) ??
    constructAddress(name, site, machine) ??
    (site.construct ? undefined : wrappedCall(name, site, machine, context))
  );
}

function method(site: CallSite, receiver: Value, machine: Machine, context: CallContext): Value | undefined {
  const type = typeText(receiver, machine);
  const cls = type === undefined ? undefined : libraryClass(type);
  return (
    (cls && libraryMethod(cls, site, machine, context)) ??
    asioMethod(site, machine, context) ??
    standardMethod(site, machine)
  );
}

const HEADERS = ['h', 'hpp', 'hh', 'hxx'];
const SOURCES = ['cpp', 'cc', 'cxx', 'C'];

/** A class usually has files of its own name: `TcpServer` is in TcpServer.h, tcpserver.h, tcp_server.h or tcp-server.h. */
function filesOf(qualified: string, endings: readonly string[]): readonly string[] {
  const name = qualified.split('::').at(-1) ?? '';
  const words = name.replace(/([a-z\d])(?=[A-Z])/g, '$1_').toLowerCase();
  const names = new Set([name, name.toLowerCase(), words, words.replaceAll('_', '-')]);
  return [...names].flatMap((each) => endings.map((ending) => `${each}.${ending}`));
}

/** What it looks for, comments included, stands in a line or in none. */
function mayConcern(text: string): boolean {
  return (
    (mentionsSockets(text) && (SOCKETS.test(text) || WRAPPED.every((call) => call.test(text)))) ||
    LISTENERS.test(text) ||
    (ANY_WORD.test(text) && LIBRARY_BIND.test(text))
  );
}

export const cpp: Language = {
  id: 'cpp',
  grammar: 'cpp',
  comment: { line: '//', block: ['/*', '*/'] },
  implicitThis: true,
  mayConcern,
  concernsAt: (text, offset) => mayConcern(lineAt(text, offset).line),
  lower: (root, text, parsePiece) => lowerUnit(root, text, true, parsePiece, namesIn),
  change: changeUnit,
  constantName: (qualified) => qualified,
  domainOf,
  typeOf,
  call,
  isLibrary: (qualified) => /^(?:std|boost)::|^QObject$/.test(qualified),
  definedIn: (qualified) => [HEADERS, SOURCES].map((endings) => filesOf(qualified, endings)),
  fix: fixCpp,
};
