import type { SpellingTable } from './table';

export const java: SpellingTable = {};
