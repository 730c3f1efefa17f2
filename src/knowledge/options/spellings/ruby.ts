import type { SpellingTable } from './table';

export const ruby: SpellingTable = {};
