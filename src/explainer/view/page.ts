import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { views, type View } from '../messages';
import type { PageState } from '../page-state';

const titles: Readonly<Record<View, string>> = {
  'your-code': 'Your code',
  thread: 'Question and answers',
  timeline: 'Timeline',
  without: 'Without TIME_WAIT',
  folklore: 'What people get wrong',
  choose: 'Which option?',
  try: 'See it yourself',
  reference: 'Reference',
};

/** Headings, where the tab says less. */
const headings: Readonly<Partial<Record<View, string>>> = {
  thread: 'The question and its answers',
  timeline: 'The timeline of a connection',
  without: 'What would go wrong without TIME_WAIT',
  choose: 'Which option do I want?',
  reference: 'All socket options',
};

/** The parts that there are: the first only where there is somebody's code. */
export function shownViews({ code }: PageState): readonly View[] {
  return code === undefined ? views.filter((view) => view !== 'your-code') : views;
}

/** All below the header, which the document itself brings. Only the part in front is drawn. @param body draws it */
export function page(state: PageState, body: (view: View) => unknown, choose: (view: View) => void): TemplateResult {
  const shown = shownViews(state);
  const selected = (event: CustomEvent<{ readonly selectedIndex: number }>): void => {
    const view = shown[event.detail.selectedIndex];
    if (view !== undefined) choose(view);
  };
  return html`
    <main>
      <sockopt-tabs .selectedIndex=${shown.indexOf(state.view)} @vsc-tabs-select=${selected}>
        ${repeat(
          shown,
          (view) => view,
          (view) => html`<vscode-tab-header slot="header">${titles[view]}</vscode-tab-header>`,
        )}
        ${repeat(
          shown,
          (view) => view,
          (view) => html`
            <vscode-tab-panel>
              ${
                view === state.view
                  ? html`
                      <div id=${view}>
                        <h2 id="${view}-title" tabindex="-1">${headings[view] ?? titles[view]}</h2>
                        ${body(view)}
                      </div>
                    `
                  : nothing
              }
            </vscode-tab-panel>
          `,
        )}
      </sockopt-tabs>
    </main>
  `;
}
