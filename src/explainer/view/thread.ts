import { html, type TemplateResult } from 'lit';
import { thread, threadCredit, type Contribution } from '../../knowledge';
import { blocks } from './blocks';
import type { NoteContext } from './note';
import { prose } from './text';

const kinds: Readonly<Record<Contribution['kind'], string>> = {
  question: 'Question, after',
  answer: 'Answer, after',
  comment: 'Comment, after',
};

/** The question and its answers, each fact check at the claim it belongs to. */
export function threadView(context: NoteContext): TemplateResult {
  return html`
    <p class="fine">${prose(threadCredit)}</p>
    ${thread.map(
      ({ id, kind, author, title, blocks: text }) => html`
        <article class="contribution ${kind}" aria-labelledby=${id}>
          <p class="byline">${kinds[kind]} ${author}</p>
          <h3 id=${id}>${prose(title)}</h3>
          ${blocks(text, context)}
        </article>
      `,
    )}
  `;
}
