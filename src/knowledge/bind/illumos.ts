import { effectiveAddress, isConnected, type BindOutcome, type Holder, type HolderState, type Newcomer } from './model';

const known = {
  basis: 'source model',
  source: 'illumos source, uts/common/inet/tcp/tcp_bind.c, tcp_bindi(); worked out, not run',
} as const;

/** Up to ESTABLISHED in the order of the states there: later ones are spared by SO_EXCLBIND. */
const upToEstablished: ReadonlySet<HolderState> = new Set([
  'BOUND',
  'LISTEN',
  'SYN_SENT',
  'ESTABLISHED',
  'CLIENT_ESTABLISHED',
]);

const unknown = { basis: 'unconfirmed', source: known.source, outcome: 'not confirmed' } as const;

/** bind() on illumos, TCP: SO_REUSEADDR on the new socket decides; no user check; IPv4 and IPv6 ports are separate. */
export function illumosBind(holder: Holder, newcomer: Newcomer): BindOutcome {
  const wanted = newcomer.options;
  if (usesReusePort(holder.options) || usesReusePort(wanted)) {
    return { ...unknown, reason: 'illumos as released has no SO_REUSEPORT.' };
  }
  if (holder.protocol === 'udp') {
    return { ...unknown, reason: 'Only the TCP code of illumos was read.' };
  }
  const held = effectiveAddress(holder);
  const { address } = newcomer;
  const exclusive = holder.options.exclusive === true || wanted.exclusive === true;
  if (held.mapped === true || address.mapped === true || (held.family !== address.family && exclusive)) {
    return { ...unknown, reason: 'How IPv4 and IPv6 sockets meet in this case was not worked out.' };
  }
  if (held.family !== address.family) {
    return {
      ...known,
      outcome: 'succeeds',
      reason: 'IPv4 and IPv6 sockets have separate ports here unless one of them is exclusive.',
    };
  }
  if (held.host !== 'wildcard' && address.host !== 'wildcard' && held.host !== address.host) {
    return { ...known, outcome: 'succeeds', reason: 'The two sockets are bound to different addresses.' };
  }
  if (exclusive && upToEstablished.has(holder.state)) {
    return { ...known, outcome: 'fails', errno: 'EADDRINUSE', reason: 'One of the two sockets has SO_EXCLBIND.' };
  }
  if (wanted.reuseAddr !== true) {
    return { ...known, outcome: 'fails', errno: 'EADDRINUSE', reason: 'The new socket does not have SO_REUSEADDR.' };
  }
  if (!isConnected(holder.state) && held.host === address.host) {
    return {
      ...known,
      outcome: 'fails',
      errno: 'EADDRINUSE',
      reason: 'A socket that is not connected holds exactly this address, and SO_REUSEADDR does not share it.',
    };
  }
  return {
    ...known,
    outcome: 'succeeds',
    reason:
      'With SO_REUSEADDR on the new socket, only an unconnected socket with exactly the same address is in the way.',
  };
}

function usesReusePort(options: Holder['options']): boolean {
  return options.reusePort === true || options.reusePortLb === true;
}
