import { html, nothing, type TemplateResult } from 'lit';
import type { Note } from '../../knowledge';
import { icon, type IconName } from './icon';
import { prose } from './text';

export interface NoteContext {
  /** Ids of the notes that are open when they are first drawn. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (id: string, open: boolean) => void;
}

const signs: Readonly<Record<Note['verdict'], IconName>> = {
  right: 'good',
  'right in part': 'open',
  imprecise: 'open',
  misleading: 'bad',
};

/** A fact check that opens where it stands. */
export function note(
  { id, claim, verdict, text, source, measured }: Note,
  { open, onToggle }: NoteContext,
): TemplateResult {
  const toggled = (event: Event): void => {
    onToggle(id, (event.currentTarget as HTMLDetailsElement).open);
  };
  return html`
    <details class="note" id=${id} ?open=${open.has(id)} @toggle=${toggled}>
      <summary>
        ${icon(signs[verdict])}<span>Fact check: <strong>${verdict}</strong></span>
      </summary>
      <div class="note-body">
        <p class="claim"><span class="label">The claim:</span> ${prose(claim)}</p>
        <p>${prose(text)}</p>
        ${measured === undefined ? nothing : html`<p class="fine"><span class="label">Measured:</span> ${prose(measured)}</p>`}
        <p class="fine"><span class="label">Source:</span> ${prose(source)}</p>
      </div>
    </details>
  `;
}
