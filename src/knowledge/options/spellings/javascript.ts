import type { SpellingTable } from './table';

export const javascript: SpellingTable = {};
