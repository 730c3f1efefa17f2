/** Go. */
import { domainOf, typeOf } from '../constants';
import { emptyUnit } from '../empty-unit';
import type { Language } from '../language';

export const go: Language = {
  id: 'go',
  grammar: 'go',
  comment: { line: '//' },
  implicitThis: false,
  mayConcern: () => false,
  lower: emptyUnit,
  constantName: (qualified) => qualified,
  domainOf,
  typeOf,
  call: () => undefined,
  isLibrary: () => false,
  fix: () => [],
};
