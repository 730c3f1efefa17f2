/** Why an option has to be set before bind(), and how that is known. */
export interface PrecedeBindFact {
  /** One sentence that can follow the option's name in a message. */
  readonly reason: string;
  readonly source: string;
  /**
   * True where the option only permits binding an address the machine does not have. Bound to the wildcard address the call
   * needs no such permission, and a later setsockopt() does no harm (IP_TRANSPARENT is then still in time for TPROXY).
   * A datagram socket may need it later still: as IPV6_FREEBIND and both TRANSPARENT do on Linux 6.18 (measured), it permits
   * such an address as the source of a message (IPV6_PKTINFO, IP_PKTINFO).
   */
  readonly onlyForForeignAddress?: true;
}

const foreignAddress = {
  reason: 'bind() consults it to decide whether an address that this machine does not have may be used.',
  onlyForForeignAddress: true,
} as const;

/**
 * The options that every system that has them reads in bind(). SO_REUSEPORT is not among them: Linux 6.18 lets a later
 * socket join a group whose first member set the option after bind(), even after listen() (measured).
 */
const facts: Readonly<Record<string, PrecedeBindFact>> = {
  SO_REUSEADDR: {
    reason: 'bind() is the call that checks whether the address is free, so a later change cannot alter its answer.',
    source: 'Linux inet_bind_conflict, FreeBSD in_pcbbind_setup, xnu in_pcbbind; measured on Linux 6.18',
  },
  SO_EXCLUSIVEADDRUSE: {
    reason: 'Windows decides at bind() whether the address is taken exclusively.',
    source: 'Microsoft Learn, "SO_EXCLUSIVEADDRUSE socket option"',
  },
  SO_EXCLBIND: {
    reason: 'illumos decides at bind() whether the new socket claims its port exclusively.',
    source: 'illumos uts/common/inet/tcp/tcp_bind.c',
  },
  TCP_EXCLBIND: {
    reason: 'illumos decides at bind() whether the new socket claims its port exclusively.',
    source: 'illumos uts/common/inet/tcp/tcp_bind.c',
  },
  IPV6_V6ONLY: {
    reason: 'whether the socket also takes IPv4 is settled by bind(); Linux answers EINVAL to a later change.',
    source: 'measured on Linux 6.18; Microsoft Learn, "IPPROTO_IPV6 socket options"',
  },
  IP_BIND_ADDRESS_NO_PORT: {
    reason: 'it tells bind() not to reserve a port, and once bind() has run the port is reserved.',
    source: 'Linux ip(7); net/ipv4/af_inet.c',
  },
  IP_FREEBIND: { ...foreignAddress, source: 'Linux ip(7); net/ipv4/af_inet.c' },
  IPV6_FREEBIND: { ...foreignAddress, source: 'Linux net/ipv6/af_inet6.c' },
  IP_TRANSPARENT: { ...foreignAddress, source: 'Linux ip(7); net/ipv4/af_inet.c' },
  IPV6_TRANSPARENT: { ...foreignAddress, source: 'Linux net/ipv6/af_inet6.c' },
  IP_BINDANY: { ...foreignAddress, source: 'FreeBSD ip(4)' },
  IPV6_BINDANY: { ...foreignAddress, source: 'FreeBSD ip6(4)' },
  SO_BINDANY: { ...foreignAddress, source: 'OpenBSD getsockopt(2)' },
};

/** The fact behind {@link mustPrecedeBind}, or undefined where the option may also be set later. */
export function precedeBindFact(option: string): PrecedeBindFact | undefined {
  return Object.hasOwn(facts, option) ? facts[option] : undefined;
}

/**
 * Whether setting `option` after bind() is too late on every system that has the option.
 * @param boundTo pass 'wildcard' where the address is known to be 0.0.0.0 or ::, which excludes the options that only
 *   permit addresses foreign to the machine.
 */
export function mustPrecedeBind(option: string, boundTo: 'wildcard' | 'other' = 'other'): boolean {
  const fact = precedeBindFact(option);
  return fact !== undefined && !(boundTo === 'wildcard' && fact.onlyForForeignAddress === true);
}

/** The names for which {@link mustPrecedeBind} can be true. */
export function optionsBeforeBind(): readonly string[] {
  return Object.keys(facts);
}
