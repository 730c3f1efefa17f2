/** PHP. */
import { domainOf, typeOf } from '../constants';
import { emptyUnit } from '../empty-unit';
import type { Language } from '../language';

export const php: Language = {
  id: 'php',
  grammar: 'php',
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
