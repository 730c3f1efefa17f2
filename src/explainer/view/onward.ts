import { html, type TemplateResult } from 'lit';
import { icon } from './icon';

/** A link within the page that does something besides: the address is of no use. */
export function action(label: unknown, go: () => void, className = ''): TemplateResult {
  const follow = (event: Event): void => {
    event.preventDefault();
    go();
  };
  return html`<a href="#" class=${className} @click=${follow}>${label}</a>`;
}

/** A way on to another part, set apart from the text. */
export function onward(label: string, go: () => void): TemplateResult {
  return action(html`${icon('onward')}<span>${label}</span>`, go, 'onward');
}
