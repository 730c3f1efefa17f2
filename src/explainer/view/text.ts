import { html, type TemplateResult } from 'lit';
import { textParts, type TextPart } from '../../knowledge';

/** Our own prose: `backticks` become code. Everything is put in as text, never as markup. */
export function prose(text: string): readonly (TemplateResult | string)[] {
  return parts(textParts(text));
}

/** The same for text that was split where it was made: what comes from the user's file may hold backticks itself. */
export function parts(text: readonly TextPart[]): readonly (TemplateResult | string)[] {
  return text.map((part) => (part.code ? html`<code>${part.text}</code>` : part.text));
}
