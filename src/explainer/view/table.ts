import { html, nothing, type TemplateResult } from 'lit';

export type Cell = unknown;

/**
 * A table whose rows become stacked cards where there is little room. That takes another `display`, which would cost the
 * elements their meaning for screen readers; the explicit roles keep it.
 */
export function table(caption: unknown, head: readonly string[], rows: readonly (readonly Cell[])[]): TemplateResult {
  return html`
    <table role="table" class=${head.length > 3 ? 'wide' : ''}>
      ${
        caption === undefined
          ? nothing
          : html`<caption>
              ${caption}
            </caption>`
      }
      <thead role="rowgroup">
        <tr role="row">
          ${head.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([first, ...rest]) => html`
            <tr role="row">
              <th role="rowheader" scope="row">${first}</th>
              ${rest.map(
                (cell, index) => html`
                  <td role="cell">
                    <span class="label" aria-hidden="true">${head[index + 1]}</span>
                    <span class="value">${cell}</span>
                  </td>
                `,
              )}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
