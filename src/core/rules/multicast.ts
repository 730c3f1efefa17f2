/** Joining a multicast group. */
import type { SocketEvent } from '../model';

const JOIN: ReadonlySet<string> = new Set([
  'IP_ADD_MEMBERSHIP',
  'IP_ADD_SOURCE_MEMBERSHIP',
  'IPV6_JOIN_GROUP',
  'IPV6_ADD_MEMBERSHIP',
  'MCAST_JOIN_GROUP',
  'MCAST_JOIN_SOURCE_GROUP',
]);

export function joinsGroup(event: SocketEvent): boolean {
  return (
    event.kind === 'set-option' && event.options.length === 1 && JOIN.has(event.options[0]!) && event.combined !== true
  );
}
