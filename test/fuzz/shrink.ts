/** Makes what fails smaller, for whoever has to understand it. */
import type { Input } from './properties';

/**
 * Leaves out versions, hovers and lines as long as the input still fails.
 * @param attempts how often it may be tried at most
 */
export async function shrunk(
  input: Input,
  fails: (input: Input) => Promise<boolean>,
  attempts: number,
): Promise<Input> {
  let best = input;
  let left = attempts;
  const attempt = async (candidate: Input): Promise<boolean> => {
    if (left-- <= 0 || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  await attempt({ ...best, hovers: [] });
  await attempt({ ...best, versions: [] });
  await attempt({ ...best, versions: best.versions.slice(-1) });
  for (let index = 0; index < best.versions.length;)
    if (!(await attempt({ ...best, versions: best.versions.filter((_, other) => other !== index) }))) index++;
  for (const unit of ['\n', '']) {
    for (let size = pieces(best.text, unit).length >> 1; size >= 1 && left > 0; size >>= 1) {
      for (let at = 0; at < pieces(best.text, unit).length && left > 0;) {
        const all = pieces(best.text, unit);
        const gone = all.slice(at, at + size).join('');
        const without: Input = {
          ...best,
          text: [...all.slice(0, at), ...all.slice(at + size)].join(''),
          // In the versions it stands elsewhere, if at all.
          versions: best.versions.map((version) => version.replace(gone, () => '')),
        };
        if (!(await attempt(without))) at += size;
      }
    }
  }
  return best;
}

/** Lines with their ends, or words. */
function pieces(text: string, unit: string): readonly string[] {
  return unit === '\n' ? text.split(/(?<=\n)/) : text.split(/\b/);
}
