import { escapeMarkdown } from '../knowledge/render/markdown';

/** A command as a link in Markdown. Text of files may stand in the title. */
export function commandLink(title: string, command: string, argument: unknown): string {
  // encodeURIComponent leaves parentheses, which would end the link's address.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (char) =>
    char === '(' ? '%28' : '%29',
  );
  return `[${escapeMarkdown(title)}](command:${command}?${query})`;
}
