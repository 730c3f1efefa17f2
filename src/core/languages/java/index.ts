/** Java. */
import { domainOf, typeOf } from '../constants';
import { emptyUnit } from '../empty-unit';
import type { Language } from '../language';

export const java: Language = {
  id: 'java',
  grammar: 'java',
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
