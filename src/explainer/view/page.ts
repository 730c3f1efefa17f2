import { html, type TemplateResult } from 'lit';
import { timeWait, type Section } from '../../knowledge';
import type { Closer, PageState } from '../messages';
import { blocks } from './blocks';
import { closingView } from './closing';
import { folkloreView } from './folklore';
import type { NoteContext } from './note';
import { threadView } from './thread';
import { yourCodeView, type YourCodeActions } from './your-code';

export interface PageActions extends YourCodeActions {
  readonly chooseCloser: (closer: Closer) => void;
  readonly toggleNote: (id: string, open: boolean) => void;
}

/** One part of the page: a landmark with a heading, and an entry in the contents. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: TemplateResult | readonly TemplateResult[];
}

/**
 * The whole page, top to bottom.
 * @param figureWidth room for the picture in CSS pixels
 */
export function page(state: PageState, figureWidth: number, actions: PageActions): TemplateResult {
  const shown = parts(state, figureWidth, actions);
  return html`
    <header>
      <h1>TIME_WAIT and SO_REUSEADDR</h1>
      <p class="lead">Why a server that is restarted says "Address already in use", and what to do about it.</p>
    </header>
    <nav aria-label="On this page">
      <ul>
        ${shown.map(({ id, title }) => html`<li><a href="#${id}" @click=${goTo}>${title}</a></li>`)}
      </ul>
    </nav>
    <main>
      ${shown.map(
        ({ id, title, body }) => html`
          <section id=${id} aria-labelledby="${id}-title">
            <h2 id="${id}-title" tabindex="-1">${title}</h2>
            ${body}
          </section>
        `,
      )}
    </main>
  `;
}

function parts(state: PageState, figureWidth: number, actions: PageActions): readonly Part[] {
  const context: NoteContext = { open: new Set(state.open), onToggle: actions.toggleNote };
  const own: readonly Part[] =
    state.code === undefined ? [] : [{ id: 'your-code', title: 'Your code', body: yourCodeView(state.code, actions) }];
  return [
    ...own,
    { id: 'thread', title: 'The question and its answers', body: threadView(context) },
    { id: 'picture', title: 'The picture', body: closingView(state.closer, figureWidth, actions.chooseCloser) },
    ...timeWait.map((section) => explained(section, context)),
  ];
}

function explained({ id, title, blocks: text }: Section, context: NoteContext): Part {
  return { id, title, body: id === 'folklore' ? folkloreView() : blocks(text, context) };
}

/** Moves the focus along, so that reading by keyboard or screen reader goes on from there. */
function goTo(event: Event): void {
  const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
  const heading = document.getElementById(`${id}-title`);
  if (heading !== null) {
    event.preventDefault();
    // VS Code says it with a class; the system's own setting is not always passed on to a panel.
    const still = document.body.classList.contains('vscode-reduce-motion');
    heading.scrollIntoView({ behavior: still ? 'auto' : 'smooth' });
    heading.focus({ preventScroll: true });
  }
}
