/** Whether a pattern, which is global, fits a second time: nobody looks further. */
export function fitsTwice(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text) && pattern.test(text);
}
