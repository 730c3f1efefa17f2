import type { SpellingTable } from './table';

export const rust: SpellingTable = {};
