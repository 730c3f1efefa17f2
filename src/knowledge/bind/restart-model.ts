/** The question "I start my server now: what does bind() say?", and its answer. */
import type { BindOutcome, Holder, ReuseOptions } from './model';

/** What the reader can choose about the second server. */
export interface RestartChoice {
  readonly protocol: 'tcp' | 'udp';
  /** What the run before had set before its bind(). Options that the system does not have are left out of account. */
  readonly oldOptions: ReuseOptions;
  /** What the new run sets before its bind(). */
  readonly newOptions: ReuseOptions;
  /** What the old server was bound to. */
  readonly oldAddress: 'wildcard' | 'specific';
  /** What the new server binds: the wildcard, the address that the client talks to, or another one of the machine. */
  readonly newAddress: 'wildcard' | 'specific' | 'other';
  /** Whose process calls bind(), seen from the owner of the old one. */
  readonly user: 'same' | 'other' | 'root';
  /** The old listener is open whatever the time: the old server still runs, or a child of it has inherited the socket. */
  readonly oldListenerAlive: boolean;
}

/** What the second server meets. Where it fails, the reason says which socket is in the way, in which state and with what. */
export interface RestartAnswer extends BindOutcome {
  /** Everything that held the port at that moment. */
  readonly holders: readonly Holder[];
  /** "bind() succeeds.", "bind() fails with EADDRINUSE: Address already in use.", "Not confirmed." */
  readonly headline: string;
  /** The error as the system's own library words it; present exactly when it fails. */
  readonly errorText?: string;
  /** Where bind() fails for a time only and the time is known: seconds from now until it would succeed. */
  readonly freeIn?: number;
  /** What to change so that it succeeds, in a sentence; absent where it succeeds. */
  readonly advice?: string;
}
