import { ip } from './entries/ip';
import { ipv6 } from './entries/ipv6';
import { socketAddress } from './entries/socket-address';
import { socketData } from './entries/socket-data';
import { socketInfo } from './entries/socket-info';
import { tcp } from './entries/tcp';
import { udp } from './entries/udp';
import { expandEntry, type OptionFile, type SocketOption } from './option';

/** Every file of entries: a further one is a line here. */
const files: readonly OptionFile[] = [socketAddress, socketData, socketInfo, tcp, ip, ipv6, udp];

let catalogue: Map<string, SocketOption> | undefined;

function byName(): Map<string, SocketOption> {
  if (catalogue === undefined) {
    catalogue = new Map();
    for (const { level, entries } of files) {
      for (const [name, entry] of Object.entries(entries)) {
        catalogue.set(name, expandEntry(name, level, entry));
      }
    }
  }
  return catalogue;
}

/** The entry of an option by its C name, or undefined where only its level is known (see levelOf). */
export function optionByName(name: string): SocketOption | undefined {
  return byName().get(name);
}

/** All options with an entry. */
export function allOptions(): readonly SocketOption[] {
  return [...byName().values()];
}
