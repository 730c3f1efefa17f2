import type { SpellingTable } from './table';

export const csharp: SpellingTable = {};
