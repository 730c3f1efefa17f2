/** Ruby. */
import { domainOf, typeOf } from '../constants';
import { emptyUnit } from '../empty-unit';
import type { Language } from '../language';

export const ruby: Language = {
  id: 'ruby',
  grammar: 'ruby',
  comment: { line: '#' },
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
