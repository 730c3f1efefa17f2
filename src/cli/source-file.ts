/** Source files as they are read and written. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

const BYTE_ORDER_MARK = '\ufeff';

export interface SourceFile {
  /** As given, or below a folder as given. */
  readonly path: string;
  /** Without the byte order mark; what is not UTF-8 has become U+FFFD. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** Only then does writing the text give back the bytes. */
  readonly isUtf8: boolean;
}

/** A file that is not read, with the reason. */
export class TooLarge extends Error {}

/**
 * Waits for the file: thousands of small ones are read in a fraction of the time that asking for each takes.
 * @param maxLength longest text, in UTF-16 units
 * @throws TooLarge, or what the operating system says
 */
export function readSource(path: string, maxLength: number): SourceFile {
  const bytes = readBytes(path, maxLength);
  const text = bytes.toString('utf8');
  const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  return { path, text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark, isUtf8: isUtf8(bytes) };
}

function readBytes(path: string, maxLength: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    // A UTF-16 unit takes at most three bytes in UTF-8: a file above that is too long, and need not be read to know it.
    if (size > maxLength * 3) {
      const [has, limit] = [Math.ceil(size / 1024), Math.floor(maxLength / 1024)];
      throw new TooLarge(`The file has ${has} KB; files above ${limit} KB are not checked (maxFileSize).`);
    }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The text as it stands in the file. */
export function contentOf({ text, hasByteOrderMark }: SourceFile): string {
  return hasByteOrderMark ? BYTE_ORDER_MARK + text : text;
}

/**
 * Writes the new text in place: links and permissions stay.
 * @throws where the file no longer holds what was read, or cannot be written
 */
export async function writeSource(read: SourceFile, text: string): Promise<void> {
  const now = await readFile(read.path);
  if (!now.equals(Buffer.from(contentOf(read)))) throw new Error('The file has changed meanwhile; it is not written.');
  await writeFile(read.path, contentOf({ ...read, text }));
}

/** What an operating system error says, without the path it repeats. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,? '[^]*$/, '') : String(error);
}
