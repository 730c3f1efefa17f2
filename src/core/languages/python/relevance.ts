/** Which functions of a file have to do with sockets: by what they name, and by whom they call. */
import type { ClassIR, FunctionIR } from '../../ir';

/** Words of which a function that makes, configures, binds or ends a socket or server has one. */
const SEED =
  /\bsocket\s*\(|socket\.socket\b|setsockopt|allow_reuse|reuse_addr|\.(?:bind|listen|connect|connect_ex|accept|wrap_socket|getaddrinfo|fromfd|server_bind|server_activate)\(|(?:Server|Listener)\b|_server\b|_socket\b|dispatcher|listenTCP|bind_sockets|tcp_listener|serve_tcp|eventlet|run_app|TCPSite|run_simple|uvicorn|gunicorn|waitress|config\.listen|create_datagram_endpoint|listenUDP|listenMulticast|\.run\(|\bpatch/;

const IDENTIFIER = /[A-Za-z_]\w*/g;

/**
 * The functions that matter: those that name something of sockets, and those that name a function that matters. Classes
 * of the project's other files (`foreign`, by the name they have here) may be servers whatever they are called.
 */
export function relevantFunctions(
  text: string,
  functions: readonly FunctionIR[],
  classes: readonly ClassIR[],
  foreign: readonly string[],
): ReadonlySet<FunctionIR> {
  const mentionedIn = new Map<string, FunctionIR[]>();
  const relevant = new Set<FunctionIR>();
  const waiting: FunctionIR[] = [];
  const add = (fn: FunctionIR): void => {
    if (relevant.has(fn)) return;
    relevant.add(fn);
    waiting.push(fn);
  };
  for (const fn of [...functions, ...classes.flatMap((cls) => cls.methods)]) {
    const source = text.slice(fn.range.start, fn.range.end);
    if (SEED.test(source)) add(fn);
    for (const name of new Set(source.match(IDENTIFIER))) {
      const known = mentionedIn.get(name);
      if (known) known.push(fn);
      else mentionedIn.set(name, [fn]);
    }
  }
  for (const name of foreign) mentionedIn.get(name)?.forEach(add);
  const servers = serverClasses(classes);
  for (const name of servers) mentionedIn.get(name)?.forEach(add);
  for (const cls of classes) if (servers.has(cls.name)) cls.methods.forEach(add);
  for (let fn = waiting.pop(); fn; fn = waiting.pop()) {
    // A constructor is called by the name of its class; special methods are called by other means than their names.
    const name = fn.constructor_ === true ? fn.owner : /^__\w+__$/.test(fn.name) ? undefined : fn.name;
    for (const user of (name === undefined ? undefined : mentionedIn.get(name)) ?? []) add(user);
  }
  return relevant;
}

/** Classes that come down from a server or socket: making one is what matters. */
function serverClasses(classes: readonly ClassIR[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { name, bases } of classes)
      if (bases.some((base) => SEED.test(base) || found.has(base))) found.add(name);
  }
  return found;
}
