import { effectiveAddress, overlaps, type BindOutcome, type Holder, type HolderState, type Newcomer } from './model';

const known = {
  basis: 'measured',
  source: 'Linux 6.18, measured; kernel source net/ipv4/inet_connection_sock.c, inet_bind_conflict()',
} as const;

/** The states the kernel keeps as a time-wait record, where the owner's user id no longer counts. */
const timeWaitRecords: ReadonlySet<HolderState> = new Set(['TIME_WAIT', 'CLIENT_TIME_WAIT', 'ORPHANED_FIN_WAIT2']);

/**
 * bind() on Linux. Every option needs to be on both sockets; SO_REUSEADDR never admits anybody beside a TCP listener, and
 * SO_REUSEPORT asks for one effective user id unless only a time-wait record is left. Root is not exempt from that.
 */
export function linuxBind(holder: Holder, newcomer: Newcomer): BindOutcome {
  if (!overlaps(effectiveAddress(holder), newcomer.address)) {
    return { ...known, outcome: 'succeeds', reason: 'The two sockets have no address in common.' };
  }
  const { state, options: held } = holder;
  const wanted = newcomer.options;
  const listening = holder.protocol === 'tcp' && state === 'LISTEN';
  const bothReuseAddr = held.reuseAddr === true && wanted.reuseAddr === true;
  const bothReusePort = held.reusePort === true && wanted.reusePort === true;
  const userMatters = !timeWaitRecords.has(state);

  if (bothReuseAddr && !listening) {
    return { ...known, outcome: 'succeeds', reason: 'Both sockets have SO_REUSEADDR, and no listener is in the way.' };
  }
  if (bothReusePort && (newcomer.user === 'same' || !userMatters)) {
    const reason = userMatters
      ? 'Both sockets have SO_REUSEPORT and belong to the same user.'
      : 'Both sockets have SO_REUSEPORT, and of the old one only a leftover of a closed connection remains.';
    return { ...known, outcome: 'succeeds', reason };
  }
  return { ...known, outcome: 'fails', errno: 'EADDRINUSE', reason: refusal(holder, newcomer) };
}

function refusal(holder: Holder, newcomer: Newcomer): string {
  const { options: held, protocol, state } = holder;
  const wanted = newcomer.options;
  if (held.reusePort === true && wanted.reusePort === true) {
    return 'Both sockets have SO_REUSEPORT but belong to different users.';
  }
  if (wanted.reuseAddr !== true && wanted.reusePort !== true) {
    return 'The new socket has neither SO_REUSEADDR nor SO_REUSEPORT.';
  }
  if (wanted.reuseAddr === true && protocol === 'tcp' && state === 'LISTEN') {
    return 'The port has a live listener, and SO_REUSEADDR never lets a second socket in beside it.';
  }
  return 'The socket that holds the port does not have the option that the new one set; Linux needs it on both.';
}
