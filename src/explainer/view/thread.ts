import { html, nothing, type TemplateResult } from 'lit';
import { thread, threadCredit, timeWait, type Contribution, type Section } from '../../knowledge';
import { blocks, type TextContext } from './blocks';
import type { PanelLink } from '../messages';
import { guidedLinks } from './links';
import { onward } from './onward';
import { prose } from './text';

export type Follow = (link: PanelLink) => void;

const kinds: Readonly<Record<Contribution['kind'], string>> = {
  question: 'Question, after',
  answer: 'Answer, after',
  comment: 'Comment, after',
};

/** Sections that are views of their own. */
const elsewhere: ReadonlySet<string> = new Set(['folklore', 'see-it-yourself']);

/** The question and its answers, each fact check at the claim it belongs to; then what came out of it, in order. */
export function threadView(context: TextContext, follow: Follow): TemplateResult {
  return html`
    <p class="fine">${prose(threadCredit)}</p>
    ${thread.map((contribution) => contributionView(contribution, context, follow))}
    ${timeWait.filter(({ id }) => !elsewhere.has(id)).map((section) => sectionView(section, context, follow))}
  `;
}

function contributionView(
  { id, kind, author, title, blocks: text }: Contribution,
  context: TextContext,
  follow: Follow,
) {
  return html`
    <article class="contribution ${kind}" aria-labelledby=${id}>
      <p class="byline">${kinds[kind]} ${author}</p>
      <h3 id=${id} tabindex="-1">${prose(title)}</h3>
      ${text.map((block) => html`${blocks([block], context)}${block.kind === 'note' ? linksView(block.id, follow) : nothing}`)}
      ${linksView(id, follow)}
    </article>
  `;
}

function sectionView({ id, title, blocks: text }: Section, context: TextContext, follow: Follow): TemplateResult {
  return html`
    <section aria-labelledby=${id}>
      <h3 id=${id} tabindex="-1">${title}</h3>
      ${blocks(text, context)} ${linksView(id, follow)}
    </section>
  `;
}

function linksView(id: string, follow: Follow): TemplateResult | typeof nothing {
  const links = guidedLinks[id];
  return links === undefined
    ? nothing
    : html`<p class="guide">${links.map((link) => onward(link.label, () => follow(link)))}</p>`;
}
