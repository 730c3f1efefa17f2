import { textParts, type Block } from '../text/block';
import { plainText } from '../text/plain';

/** Every character that Markdown could read as markup; CommonMark lets any ASCII punctuation be escaped. */
const punctuation = /[!-/:-@[-`{-~]/g;

/**
 * Text that comes from a file (a variable's name, a host, a macro), made safe to stand in Markdown: nothing in it becomes a
 * link, an image, HTML, code or an icon. Line breaks, control characters and marks of direction become spaces.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text).replace(punctuation, '\\$&');
}

/** Text that comes from a file as inline code. Inside code nothing is escaped, so the fence has to be longer than any in the text. */
export function codeSpan(text: string): string {
  const flat = plainText(text);
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(flat) || flat === '' ? ' ' : '';
  return fence + pad + flat + pad + fence;
}

/** Our own prose: only what could really be taken for markup is escaped, so that it stays readable as plain text. */
export function prose(text: string): string {
  return textParts(text)
    .map((part) =>
      part.code ? codeSpan(part.text) : part.text.replace(/[\\*<>[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&'),
    )
    .join('');
}

/** Prose inside a table cell, where a bar would end the cell, in code as well. */
function cell(text: string): string {
  return textParts(text)
    .map((part) => (part.code ? codeSpan(part.text.replaceAll('|', '\\|')) : prose(part.text)))
    .join('');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function blockMarkdown(block: Block, depth: number): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(depth)} ${prose(block.text)}`;
    case 'paragraph':
      return prose(block.text);
    case 'note': {
      const how = block.measured === undefined ? '' : ` Measured: ${prose(block.measured)}`;
      const lines = [
        `**Fact check (${block.verdict}).** "${prose(block.claim)}"`,
        prose(block.text),
        `*Source: ${prose(block.source)}.*${how}`,
      ];
      return lines.map((line) => `> ${line}`).join('\n>\n');
    }
    case 'table':
      return [
        `**${prose(block.caption)}**`,
        '',
        tableRow(block.head),
        `|${block.head.map(() => ' --- |').join('')}`,
        ...block.rows.map(tableRow),
      ].join('\n');
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${String(index + 1)}.` : '-'} ${prose(item)}`)
        .join('\n');
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
  }
}

/** A run of blocks as Markdown. @param headingDepth number of # before a heading */
export function blocksMarkdown(blocks: readonly Block[], headingDepth = 2): string {
  return blocks.map((block) => blockMarkdown(block, headingDepth)).join('\n\n');
}
