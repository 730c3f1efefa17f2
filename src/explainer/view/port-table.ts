import { html, type TemplateResult } from 'lit';
import type { PortTable } from '../../knowledge';

/** The sockets on the server's port as the system's own command prints them; in words for those who cannot see columns. */
export function portTableView({ command, head, rows, text }: PortTable): TemplateResult {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return html`
    <section class="ports" aria-labelledby="ports-title">
      <h3 id="ports-title">On the server's machine</h3>
      <pre
        class="terminal"
        tabindex="0"
        role="group"
        aria-label="Output of ${command}"
      ><code><span class="prompt">$ ${command}</span>
${line(head)}
${rows.map(({ state, cells }) => html`<span class=${state === 'TIME-WAIT' ? 'waiting' : ''}>${line(cells)}</span> `)}</code></pre>
      <p class="fine">${text}</p>
    </section>
  `;
}
