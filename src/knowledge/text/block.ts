import type { IllustrationId } from '../guide/illustrations';

/**
 * Running text as data, so that the panel, the hover, the command line and the documentation show the same words.
 * In every text `backticks` mark code; nothing else is markup.
 */
export type Block = Heading | Paragraph | Note | Table | List | Code;

export interface Heading {
  readonly kind: 'heading';
  /** Stable, to link to. */
  readonly id: string;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** What of the interactive part shows it; see illustration(). */
  readonly illustrations?: readonly IllustrationId[];
}

/** A fact check beside a claim of the text above it. */
export interface Note {
  readonly kind: 'note';
  readonly id: string;
  /** What was claimed, in short. */
  readonly claim: string;
  readonly verdict: 'right' | 'right in part' | 'imprecise' | 'misleading';
  readonly text: string;
  readonly source: string;
  /** How it was measured, where it was. */
  readonly measured?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly string[];
}

export interface Code {
  readonly kind: 'code';
  /** Language for highlighting. */
  readonly language: string;
  readonly text: string;
}

/** One piece of a text: code or not. */
export interface TextPart {
  readonly code: boolean;
  readonly text: string;
}

/** Splits a text at its backticks. */
export function textParts(text: string): readonly TextPart[] {
  return text
    .split('`')
    .map((part, index) => ({ code: index % 2 === 1, text: part }))
    .filter((part) => part.text !== '');
}
