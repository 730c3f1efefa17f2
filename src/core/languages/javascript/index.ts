/** JavaScript and TypeScript, each also with JSX: one language with four grammars. */
import { domainOf, typeOf } from '../constants';
import { emptyUnit } from '../empty-unit';
import type { Language, LanguageId } from '../language';

function ecmaScript(id: LanguageId, grammar: string): Language {
  return {
    id,
    grammar,
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
}

export const javascript: readonly Language[] = [
  ecmaScript('javascript', 'javascript'),
  ecmaScript('javascriptreact', 'javascript'),
  ecmaScript('typescript', 'typescript'),
  ecmaScript('typescriptreact', 'tsx'),
];
