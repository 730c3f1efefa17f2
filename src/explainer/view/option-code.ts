import { html, nothing, type TemplateResult } from 'lit';
import type { CodeLanguage, SocketOption } from '../../knowledge';
import { select } from './controls';

export interface CodeContext {
  /** VS Code language id that code is wanted in. */
  readonly language: string;
  readonly chooseLanguage: (language: string) => void;
}

export const languageTitle: Readonly<Record<CodeLanguage, string>> = {
  c: 'C',
  cpp: 'C++',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
  java: 'Java',
  javascript: 'JavaScript',
  csharp: 'C#',
  php: 'PHP',
  ruby: 'Ruby',
};

function isCodeLanguage(language: string): language is CodeLanguage {
  return Object.hasOwn(languageTitle, language);
}

/** The language in which code is written for files of a language. */
function codeLanguageOf(language: string): CodeLanguage {
  if (/^(?:type|java)script/.test(language)) {
    return 'javascript';
  }
  return isCodeLanguage(language) ? language : 'c';
}

/** One line of code, in the reader's language where there is one. @param id unique on the page */
export function codeView(
  { name, code }: SocketOption,
  id: string,
  { language, chooseLanguage }: CodeContext,
): TemplateResult | typeof nothing {
  const written = Object.entries(code ?? {}) as [CodeLanguage, string][];
  if (written.length === 0) {
    return nothing;
  }
  const wanted = codeLanguageOf(language);
  const [shown, text] = written.find(([candidate]) => candidate === wanted) ?? written[0]!;
  return html`
    <div class="option-code">
      ${
        shown === wanted
          ? nothing
          : html`<p class="fine">
              ${languageTitle[wanted]} has no line of its own for ${name}; this is ${languageTitle[shown]}.
            </p>`
      }
      ${select(
        id,
        'Code in',
        written.map(([candidate]) => [candidate, languageTitle[candidate]] as const),
        shown,
        chooseLanguage,
      )}
      <pre><code>${text}</code></pre>
    </div>
  `;
}
