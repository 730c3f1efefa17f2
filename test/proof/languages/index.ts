import { c } from './c';
import { cpp } from './cpp';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import type { ProofLanguage } from './language';
import { php } from './php';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';

export const languages: readonly ProofLanguage[] = [c, cpp, csharp, go, java, javascript, php, python, ruby, rust];
