import { missingReuseaddr } from './missing-reuseaddr';
import { optionTooLate } from './option-too-late';
import type { Rule } from './rule';
import { wrongLevel } from './wrong-level';

/** Every rule, in the order of lists. */
export const rules: readonly Rule[] = [missingReuseaddr, optionTooLate, wrongLevel];
