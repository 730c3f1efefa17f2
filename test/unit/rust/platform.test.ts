/** What conditional compilation says of the system. */
import assert from 'node:assert/strict';
import { conditionOf } from '../../../src/core/languages/rust/platform';

describe('conditions of Rust code', () => {
  const conditions: readonly (readonly [string, string])[] = [
    ['windows', 'windows'],
    ['unix', 'not-windows'],
    ['not(windows)', 'not-windows'],
    ['not(unix)', 'windows'],
    ['target_os = "linux"', 'linux'],
    ['target_os = "macos"', 'not-windows'],
    ['target_os = "windows"', 'windows'],
    ['target_family = "unix"', 'not-windows'],
    ['not(target_os = "linux")', 'not-linux'],
    ['not(target_os = "macos")', 'unknown'],
    ['any(target_os = "linux", target_os = "macos")', 'not-windows'],
    ['any(windows, unix)', 'unknown'],
    ['not(any(windows, unix))', 'unknown'],
    ['all(unix, not(target_os = "redox"))', 'not-windows'],
    ['all(feature = "net", windows)', 'windows'],
    ['feature = "net"', 'unknown'],
    ['test', 'always'],
  ];
  for (const [text, expected] of conditions)
    it(`cfg(${text}): ${expected}`, () => assert.equal(conditionOf(text), expected));
});
