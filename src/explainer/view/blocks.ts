import { html, nothing, type TemplateResult } from 'lit';
import { illustration, type Block, type IllustrationId } from '../../knowledge';
import { note, type NoteContext } from './note';
import { onward } from './onward';
import { table } from './table';
import { prose } from './text';

/** What running text does besides being read. */
export interface TextContext extends NoteContext {
  readonly illustrate: (id: IllustrationId) => void;
}

/** Running text of the knowledge, in reading order. A heading in it is one below that of its section. */
export function blocks(list: readonly Block[], context: TextContext): readonly TemplateResult[] {
  return list.map((block) => blockView(block, context));
}

function blockView(block: Block, context: TextContext): TemplateResult {
  switch (block.kind) {
    case 'heading':
      return html`<h4 id=${block.id}>${prose(block.text)}</h4>`;
    case 'paragraph':
      return html`<p>${prose(block.text)}</p>
        ${
          block.illustrations === undefined
            ? nothing
            : html`<p class="guide">
                ${block.illustrations.map((id) => onward(illustration(id).title, () => context.illustrate(id)))}
              </p>`
        }`;
    case 'note':
      return note(block, context);
    case 'table':
      return table(
        prose(block.caption),
        block.head,
        block.rows.map((row) => row.map((cell) => prose(cell))),
      );
    case 'list': {
      const items = block.items.map((item) => html`<li>${prose(item)}</li>`);
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
  }
}
