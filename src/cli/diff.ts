import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { isAbsolute, sep } from 'node:path';
import type { FixedFile } from './fix';
import { contentOf } from './source-file';

/** What a fix changes, as `patch -p1` and `git apply` take it. */
export function unifiedDiff({ file, text }: FixedFile): string {
  const path = file.path
    .split(sep)
    .join('/')
    .replace(/^(?:\.\/+)+/, '');
  const name = (side: string): string => (isAbsolute(file.path) ? path : `${side}/${path}`);
  return createTwoFilesPatch(
    quoted(name('a')),
    quoted(name('b')),
    contentOf(file),
    contentOf({ ...file, text }),
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
}

/** A name with control characters, quotes or backslashes stands in quotes as git writes it. */
function quoted(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!/[\u0000-\u001f"\\\u007f]/.test(name)) return name;
  const escape = (char: string): string =>
    char === '"' || char === '\\' ? `\\${char}` : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
  // eslint-disable-next-line no-control-regex -- as above
  return `"${name.replace(/[\u0000-\u001f"\\\u007f]/g, escape)}"`;
}
