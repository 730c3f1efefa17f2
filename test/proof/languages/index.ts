import { c } from './c';
import { cpp } from './cpp';
import { go } from './go';
import { java } from './java';
import type { ProofLanguage } from './language';
import { python } from './python';

export const languages: readonly ProofLanguage[] = [c, cpp, go, java, python];
