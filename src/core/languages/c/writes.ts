/** What a text does to a variable. */

/** How often a text changes a variable or takes its address. */
export function writesTo(name: string, text: string): number {
  const writes = new RegExp(
    `(?:&\\s*|\\+\\+\\s*|--\\s*)${name}\\b|\\b${name}\\b(?:\\[[^\\]]*\\])?\\s*(?:=(?!=)|[-+*/|&^%]=|<<=|>>=|\\+\\+|--)`,
    'g',
  );
  return [...text.matchAll(writes)].length;
}
