import { html, type TemplateResult } from 'lit';
import { textParts } from '../../knowledge';

/** Our own prose: `backticks` become code. Everything is put in as text, never as markup. */
export function prose(text: string): readonly (TemplateResult | string)[] {
  return textParts(text).map((part) => (part.code ? html`<code>${part.text}</code>` : part.text));
}
