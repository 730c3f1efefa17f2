/** Control characters, line and paragraph separators, and what turns the direction of writing round. */
const controls = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu;

/**
 * Text that comes from a file, as one line that looks like what it is: line breaks, control characters and marks of
 * direction become spaces.
 * @param limit longest text that is shown, in UTF-16 units
 */
export function plainText(text: string, limit = Infinity): string {
  const flat = text.replace(controls, ' ');
  return flat.length > limit ? `${flat.slice(0, limit)}…` : flat;
}
