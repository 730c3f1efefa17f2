import { svg, type TemplateResult } from 'lit';

export type IconName = 'good' | 'bad' | 'open' | 'warning' | 'onward';

const shapes: Readonly<Record<IconName, TemplateResult>> = {
  good: svg`<circle cx="8" cy="8" r="7" /><path d="M4.6 8.3 7 10.7l4.4-5" />`,
  bad: svg`<circle cx="8" cy="8" r="7" /><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />`,
  open: svg`<circle cx="8" cy="8" r="7" /><path d="M6 6.4a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1.2m0 2v.3" />`,
  onward: svg`<path d="M2.5 8h10.5m-4-4 4 4-4 4" />`,
  warning: svg`<path d="M8 1.8 15 14H1z" /><path d="M8 6v4m0 1.8v.3" />`,
};

/** A small sign before a word that says the same. */
export function icon(name: IconName): TemplateResult {
  return svg`<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}
