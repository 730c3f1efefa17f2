/** How long `;` is that ends a statement before the offset, with the blanks around it; 0 where there is none. */
export function separatorBefore(text: string, offset: number): number {
  const end = withoutBlanks(text, offset);
  return text[end - 1] === ';' ? offset - withoutBlanks(text, end - 1) : 0;
}

/** Where the blanks before the offset begin. */
function withoutBlanks(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start;
}
