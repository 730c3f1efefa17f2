/** Why a text is not checked, in words. */
import type { Problem } from './model';
import type { Stopped } from './syntax/parse';

export const SUPERSEDED: Problem = {
  code: 'superseded',
  message: 'The document was closed, or has another text by now.',
};

export const BINARY: Problem = { code: 'binary', message: 'The file holds NUL characters and counts as binary.' };

/** @param limit UTF-16 units */
export function tooLarge(text: string, limit: number): Problem {
  return {
    code: 'too-large',
    message: `The file has ${String(Math.ceil(text.length / 1024))} KB; files above ${String(Math.floor(limit / 1024))} KB are not checked (setting sockopt.maxFileSize).`,
  };
}

/** @param id of the language */
export function withoutGrammar(id: string, error: unknown): Problem {
  return { code: 'no-grammar', message: `The grammar for ${id} could not be loaded: ${messageOf(error)}` };
}

/** It was given up. @param deadline milliseconds that it could have taken */
export function unread(why: Stopped, deadline: number): Problem {
  return why === 'deadline'
    ? { code: why, message: `Reading the file took longer than ${String(deadline)} ms; it is not checked.` }
    : { code: why, message: 'Reading the file takes too much memory; it is not checked.' };
}

/** The parser itself has failed. */
export function unreadable(why: string): Problem {
  return {
    code: 'parser-failed',
    message: `The parser fails on this file (${why}). It is not read again before it is closed and opened.`,
  };
}

/** It has failed too often. @param id of the language */
export function stopped(id: string): Problem {
  return {
    code: 'parser-stopped',
    message: `The parser has failed twice on files of the language ${id}. None of them is checked from now on.`,
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
