/** What the page of a rule says beyond its id, title and severity. Nothing the editor loads imports these texts. */
import type { SampleLanguage } from './page';

/** A whole piece of code that the rule reports, and the same without the mistake. Tests hold both to that. */
export interface Sample {
  readonly language: SampleLanguage;
  readonly wrong: string;
  readonly right: string;
  /** Which fix turns one into the other: the preferred one, one that is only offered, or none. */
  readonly fix: 'preferred' | 'offered' | 'none';
}

/** Why it matters on one system, and how that is known. */
export interface SystemFact {
  readonly system: string;
  readonly fact: string;
  readonly source: string;
}

export interface RuleDoc {
  /** When the rule reports, and when it stays silent. Markdown. */
  readonly reports: string;
  readonly why: readonly SystemFact[];
  readonly samples: readonly Sample[];
  readonly whenNotToUse: string;
  /** What the quick fix does; or why there is none. */
  readonly fix: string;
}

/** How the facts below are known. */
export const measured = 'measured on Linux 6.18';
export const windowsReuse = 'Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"';
