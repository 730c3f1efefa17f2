import type { Socket } from '../model';
import {
  type Bind,
  bindsOf,
  eventsBefore,
  fixedPort,
  isDatagramAt,
  isSet,
  onlyWindows,
  type SetOption,
} from './events';
import { joinsGroup } from './multicast';
import type { Rule } from './rule';

/** Ports of protocols whose datagrams go to many: DHCP, NetBIOS, DHCPv6, SSDP, WS-Discovery, mDNS, LLMNR. */
const SHARED: ReadonlySet<number> = new Set([67, 68, 137, 138, 546, 547, 1900, 3702, 5353, 5355]);

/** A unicast UDP socket with a port of its own sets SO_REUSEADDR. */
export const udpReuseaddr: Rule = {
  id: 'udp-reuseaddr',
  title: 'A unicast UDP socket sets SO_REUSEADDR before it is bound to a fixed port.',
  defaultSeverity: 'information',
  everySocket: true,
  check(socket, context) {
    return bindsOf(socket).flatMap((bind) => {
      const set = isUnicast(socket, bind) ? reuse(socket, bind) : undefined;
      if (!set || onlyWindows(set, context)) return [];
      return [
        {
          message:
            'SO_REUSEADDR on a UDP socket: on Linux another program, of any user, that sets it too can bind this port and then gets the datagrams. UDP has no TIME_WAIT, a restart does not need it.',
          range: set.optionRange ?? set.name,
          call: set.call,
          related: [{ event: bind, message: 'The socket is bound here.' }],
          otherFixes: [{ kind: 'remove-option', set } as const],
        },
      ];
    });
  },
};

function reuse(socket: Socket, bind: Bind): SetOption | undefined {
  return eventsBefore(socket, bind).find(
    (event): event is SetOption =>
      isSet(event, 'SO_REUSEADDR') &&
      event.value === 'on' &&
      event.sequenced &&
      event.optionRange !== undefined &&
      bind.certain.includes(event.id),
  );
}

/** Nothing hints at datagrams that are meant for several receivers, here or in code that is not seen. */
function isUnicast(socket: Socket, bind: Bind): boolean {
  const { host, port } = bind.address;
  if (!isDatagramAt(socket, bind) || SHARED.has(fixedPort(port) ?? 0)) return false;
  if (host !== undefined && /^(?:22[4-9]|23\d)\.|^255\.|\.255$|^ff|BROADCAST|MULTICAST|ALLHOSTS/i.test(host))
    return false;
  return !socket.events.some(
    (event) =>
      event.kind === 'escape' ||
      event.kind === 'syntax-error' ||
      joinsGroup(event) ||
      (event.kind === 'set-option' &&
        (event.options.length === 0 ||
          event.options.some((option) => /MULTICAST|BROADCAST|REUSEPORT|TRANSPARENT/.test(option)))),
  );
}
