import { c } from './c';
import { cpp } from './cpp';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import type { ProofLanguage } from './language';
import { python } from './python';
import { rust } from './rust';

export const languages: readonly ProofLanguage[] = [c, cpp, csharp, go, java, javascript, python, rust];
