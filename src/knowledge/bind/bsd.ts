import { effectiveAddress, isConnected, type BindOutcome, type Holder, type Newcomer } from './model';

const sources = {
  freebsd: 'FreeBSD 14 source, sys/netinet/in_pcb.c, in_pcbbind_setup(); worked out, not run',
  macos: 'xnu-11417 source, bsd/netinet/in_pcb.c, in_pcbbind(); worked out, not run',
} as const;

/**
 * bind() on FreeBSD 14 and macOS: the new socket's options decide, the old one's hardly matter. With SO_REUSEADDR or
 * SO_REUSEPORT on the new socket only an unconnected socket with exactly the same address is in the way.
 */
export function bsdBind(system: 'freebsd' | 'macos', holder: Holder, newcomer: Newcomer): BindOutcome {
  const known = { basis: 'source model', source: sources[system] } as const;
  const held = effectiveAddress(holder);
  const { address } = newcomer;
  if (system === 'macos' && (holder.options.reusePortLb === true || newcomer.options.reusePortLb === true)) {
    return {
      basis: 'unconfirmed',
      source: known.source,
      outcome: 'not confirmed',
      reason: 'macOS has no SO_REUSEPORT_LB.',
    };
  }
  if (held.family !== address.family || held.mapped === true || address.mapped === true) {
    return {
      basis: 'unconfirmed',
      source: known.source,
      outcome: 'not confirmed',
      reason: 'How IPv4 and IPv6 sockets meet on this system was not worked out.',
    };
  }
  const overlap = held.host === 'wildcard' || address.host === 'wildcard' || held.host === address.host;
  if (!overlap) {
    return { ...known, outcome: 'succeeds', reason: 'The two sockets are bound to different addresses.' };
  }
  if (newcomer.user === 'other' && refusedForUser(system, holder, newcomer)) {
    return {
      ...known,
      outcome: 'fails',
      errno: 'EADDRINUSE',
      reason:
        'The port belongs to a socket of another user, which an unprivileged program may not join whatever its options.',
    };
  }
  const wanted = newcomer.options;
  if (wanted.reuseAddr !== true && wanted.reusePort !== true && wanted.reusePortLb !== true) {
    return { ...known, outcome: 'fails', errno: 'EADDRINUSE', reason: 'The new socket has none of the reuse options.' };
  }
  if (isConnected(holder.state)) {
    return {
      ...known,
      outcome: 'succeeds',
      reason: 'With a reuse option on the new socket, connections and TIME_WAIT are no obstacle.',
    };
  }
  if (held.host !== address.host) {
    return {
      ...known,
      outcome: 'succeeds',
      reason:
        'With a reuse option on the new socket, the wildcard and a specific address may share a port, even beside a live listener.',
    };
  }
  const bothReusePort = holder.options.reusePort === true && wanted.reusePort === true;
  const bothLb = holder.options.reusePortLb === true && wanted.reusePortLb === true;
  if (bothReusePort || bothLb) {
    const option = bothReusePort ? 'SO_REUSEPORT' : 'SO_REUSEPORT_LB';
    return { ...known, outcome: 'succeeds', reason: `Both sockets have ${option}.` };
  }
  return {
    ...known,
    outcome: 'fails',
    errno: 'EADDRINUSE',
    reason: 'A socket that is not connected holds exactly this address, which only SO_REUSEPORT on both can share.',
  };
}

/** The user check comes before the options are looked at; on FreeBSD it spares connections, on macOS it does not. */
function refusedForUser(system: 'freebsd' | 'macos', holder: Holder, newcomer: Newcomer): boolean {
  const bothWildcard = effectiveAddress(holder).host === 'wildcard' && newcomer.address.host === 'wildcard';
  if (system === 'macos') {
    return !bothWildcard;
  }
  if (holder.protocol === 'tcp' && isConnected(holder.state)) {
    return false;
  }
  // Read literally, the condition lets a wildcard socket pass whose holder has SO_REUSEPORT_LB but not SO_REUSEPORT.
  return !(bothWildcard && holder.options.reusePortLb === true && holder.options.reusePort !== true);
}
