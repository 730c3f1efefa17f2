/** The systems that a Go file is built for, by its name and its constraints. */
import assert from 'node:assert/strict';
import { guardOfFile } from '../../../src/core/languages/go/platform';

describe('systems of a Go file', () => {
  const byName: readonly (readonly [string, string | undefined])[] = [
    ['listen.go', undefined],
    ['net/listen_windows.go', 'windows'],
    ['listen_windows_amd64.go', 'windows'],
    ['listen_windows_test.go', 'windows'],
    ['C:\\src\\listen_linux.go', 'linux'],
    ['listen_darwin.go', 'not-windows'],
    ['listen_unix.go', undefined],
    ['windows.go', undefined],
    ['listen_amd64.go', undefined],
  ];
  for (const [path, guard] of byName)
    it(`${path}: ${guard ?? 'every system'}`, () => assert.equal(guardOfFile('package a\n', path), guard));

  const byConstraint: readonly (readonly [string, string | undefined])[] = [
    ['//go:build windows', 'windows'],
    ['//go:build !windows', 'not-windows'],
    ['//go:build linux && cgo', 'linux'],
    ['//go:build linux || darwin', 'not-windows'],
    ['//go:build unix', 'not-windows'],
    ['//go:build !linux', 'not-linux'],
    ['//go:build (linux || freebsd) && !appengine', 'not-windows'],
    ['//go:build integration', undefined],
    ['//go:build windows || integration', undefined],
    ['//go:build !plan9 && !windows && !wasm', 'not-windows'],
    ['// +build linux,cgo darwin', 'not-windows'],
    ['// +build !windows\n// +build !plan9', 'not-windows'],
    ['// Copyright\n\n/* licence */\n\n//go:build windows', 'windows'],
  ];
  for (const [line, guard] of byConstraint)
    it(`${line.replaceAll('\n', ' ')}: ${guard ?? 'every system'}`, () =>
      assert.equal(guardOfFile(`${line}\n\npackage a\n`, undefined), guard));

  it('name and constraint hold together', () => {
    assert.equal(guardOfFile('//go:build !android\n\npackage a\n', 'a_linux.go'), 'linux');
  });

  it('what stands behind the package clause is no constraint', () => {
    assert.equal(guardOfFile('package a\n\n//go:build windows\n', undefined), undefined);
  });
});
