/** Files that are for Windows without saying so by an include. */

/** Calls that only Winsock has, unless a header of a program for several systems gives them to the others. */
const WINSOCK_CALLS = /\bWSA(?:Startup|Cleanup|GetLastError)\s*\(/;
const WINSOCK_WORDS: readonly RegExp[] = [/\bclosesocket\s*\(/, /\bINVALID_SOCKET\b/, /\bSOCKET_ERROR\b/];
const SYSTEMS = /^[ \t]*#[ \t]*(?:el)?if.*(?:WIN|MSC|MINGW|CYGWIN|POSIX|unix|linux|APPLE|BSD)/im;
const POSIX_CALLS = /(?<![\w.>:])(?:::)?(?:close|fork|fcntl|perror|pthread_\w+|usleep|poll)\s*\(/;

/**
 * Winsock used in every build, with the include in a header of its own. Where only words say so that portability
 * headers like to borrow, the file must leave SO_REUSEADDR out as Windows programs do.
 */
export function speaksWinsock(text: string): boolean {
  if (!/\bWSA|\bclosesocket\b/.test(text) || SYSTEMS.test(text)) return false;
  if (WINSOCK_CALLS.test(text)) return true;
  return WINSOCK_WORDS.every((word) => word.test(text)) && !POSIX_CALLS.test(text) && !text.includes('SO_REUSEADDR');
}
