import type { SpellingTable } from './table';

export const php: SpellingTable = {};
