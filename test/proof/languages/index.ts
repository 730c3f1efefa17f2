import { c } from './c';
import { cpp } from './cpp';
import type { ProofLanguage } from './language';
import { python } from './python';

export const languages: readonly ProofLanguage[] = [c, cpp, python];
