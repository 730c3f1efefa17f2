/** JavaScript and TypeScript, each also with JSX: one language with four grammars. */
import { domainOf, typeOf } from '../constants';
import type { Language, LanguageId } from '../language';
import { joinPath } from '../../trace/linker';
import { javascriptCall } from './calls';
import { fixJavascript } from './fix';
import { mentionsLibrary } from './library';
import { lowerUnit } from './unit';

/** Words of which a file that listens or binds has at least one. */
const WORDS: readonly string[] = ['isten', 'createSocket', 'serve(', 'Server', 'udpSocket', '.start('];

/** What an import leaves out of a file's name, the likeliest first. */
const ENDINGS: readonly string[] = ['.ts', '.js', '.tsx', '.mjs', '.cjs', '.jsx', '.mts', '/index.ts', '/index.js'];

/** A short file that passes on what others define: without it, imports through it lead nowhere. */
const PASSED_ON = /^[ \t]*export\s*[*{][^;]*\bfrom\s*["']\.\.?\//m;
const PASSED_ON_LENGTH = 4000;

function ecmaScript(id: LanguageId, grammar: string): Language {
  return {
    id,
    grammar,
    comment: { line: '//', block: ['/*', '*/'] },
    implicitThis: false,
    mayConcern: (text) =>
      text.includes('addMembership') ||
      (text.length < PASSED_ON_LENGTH && PASSED_ON.test(text)) ||
      (WORDS.some((word) => text.includes(word)) && mentionsLibrary(text)),
    lower: (root, text) => lowerUnit(root, text),
    constantName: (qualified) => qualified,
    domainOf,
    typeOf,
    call: javascriptCall,
    // What is not a file of the project is a library; none of them configures a socket that it is given.
    isLibrary: (qualified) => !/^\.\.?\//.test(qualified),
    definedIn(qualified, path) {
      const module = /^(\.\.?\/.*)\.\w+$/.exec(qualified)?.[1];
      if (module === undefined) return [];
      const file = joinPath(path.slice(0, Math.max(0, path.lastIndexOf('/'))), module);
      return [ENDINGS.map((ending) => file + ending)];
    },
    fix: fixJavascript,
  };
}

export const javascript: readonly Language[] = [
  ecmaScript('javascript', 'javascript'),
  ecmaScript('javascriptreact', 'javascript'),
  ecmaScript('typescript', 'typescript'),
  ecmaScript('typescriptreact', 'tsx'),
];
