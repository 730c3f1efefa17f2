/** Texts that the code puts together from what is known. */
import { UNKNOWN, type Value } from '../../trace/value';

/** `fmt.Sprintf(format, …)` of plain verbs whose values are known. */
export function formatted([format, ...values]: readonly Value[]): Value {
  if (format?.kind !== 'string') return UNKNOWN;
  let index = 0;
  let known = true;
  const text = format.value.replace(/%(.)/g, (_, verb: string) => {
    if (verb === '%') return '%';
    const value = values[index++];
    if (/[dsv]/.test(verb) && (value?.kind === 'string' || value?.kind === 'number')) return String(value.value);
    known = false;
    return '';
  });
  return known ? { kind: 'string', value: text } : UNKNOWN;
}
