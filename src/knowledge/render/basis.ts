import type { Basis } from '../bind/model';

/** How an answer is known, as it stands in brackets behind it. */
export const basisText: Readonly<Record<Basis, string>> = {
  measured: 'measured',
  'source model': 'read in the source, not run',
  documentation: 'documented',
  unconfirmed: 'not confirmed',
};
