/** Every language, by the editor's language id. */
import { c } from './c/index';
import { cpp } from './cpp/index';
import { csharp } from './csharp/index';
import { go } from './go/index';
import { java } from './java/index';
import { javascript } from './javascript/index';
import type { Language } from './language';
import { php } from './php/index';
import { python } from './python/index';
import { ruby } from './ruby/index';
import { rust } from './rust/index';

const languages: readonly Language[] = [c, cpp, csharp, go, java, ...javascript, php, python, ruby, rust];

/** The language of an editor's language id or of a file ending's; undefined for all that is not ours. */
export function languageById(id: string): Language | undefined {
  return languages.find((language) => language.id === id);
}
