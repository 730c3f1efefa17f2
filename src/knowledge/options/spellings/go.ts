import type { SpellingTable } from './table';

export const go: SpellingTable = {};
