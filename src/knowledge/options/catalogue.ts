import { codeOf } from './code';
import { ip } from './entries/ip';
import { ipMulticast } from './entries/ip-multicast';
import { ipReceive } from './entries/ip-receive';
import { ipv6 } from './entries/ipv6';
import { ipv6Multicast } from './entries/ipv6-multicast';
import { local } from './entries/local';
import { socketAddress } from './entries/socket-address';
import { socketBuffers } from './entries/socket-buffers';
import { socketConnection } from './entries/socket-connection';
import { socketInfo } from './entries/socket-info';
import { socketMessages } from './entries/socket-messages';
import { socketSending } from './entries/socket-sending';
import { tcpLifetime } from './entries/tcp-lifetime';
import { tcpSending } from './entries/tcp-sending';
import { udp } from './entries/udp';
import { expandEntry, type OptionFile, type SocketOption } from './option';
import { flags } from './special/flags';
import { ip as specialIp } from './special/ip';
import { ipv6 as specialIpv6 } from './special/ipv6';
import { protocols } from './special/protocols';
import { specialOptions } from './special/rows';
import { socket } from './special/socket';
import { tcp as specialTcp } from './special/tcp';

/** Every file of entries: a further one is a line here. */
const files: readonly OptionFile[] = [
  socketAddress,
  socketConnection,
  socketBuffers,
  socketSending,
  socketInfo,
  socketMessages,
  local,
  tcpSending,
  tcpLifetime,
  ip,
  ipReceive,
  ipMulticast,
  ipv6,
  ipv6Multicast,
  udp,
];

/** Tables of options that few programs need. */
const tables = [socket, specialTcp, specialIp, specialIpv6, protocols, flags];

let catalogue: Map<string, SocketOption> | undefined;

function byName(): Map<string, SocketOption> {
  if (catalogue === undefined) {
    catalogue = new Map();
    for (const { level, entries } of files) {
      for (const [name, entry] of Object.entries(entries)) {
        const option = expandEntry(name, level, entry);
        catalogue.set(name, { ...option, code: codeOf(name, level, option.platforms) });
      }
    }
    for (const option of tables.flatMap((table) => specialOptions(table))) catalogue.set(option.name, option);
  }
  return catalogue;
}

/** The entry of an option or flag by its C name. */
export function optionByName(name: string): SocketOption | undefined {
  return byName().get(name);
}

/** All options and flags. */
export function allOptions(): readonly SocketOption[] {
  return [...byName().values()];
}
