/** Libraries of C and C++: whether they are here, and what a program that uses one is compiled with. */
import { spawnSync } from 'node:child_process';
import type { Default, Toolchain } from './language';

type Library = Required<Pick<Default, 'obstacle' | 'toolchain'>>;

function withFlags({ check }: Toolchain, flags: () => readonly string[]): Library['toolchain'] {
  // Libraries have to follow what needs them.
  return { check: (source, program) => [...check(source, program), ...flags()] };
}

/** A library that pkg-config knows. */
export function pkgConfig(toolchain: Toolchain, name: string, debianPackage: string): Library {
  return {
    obstacle: () =>
      spawnSync('pkg-config', ['--exists', name]).status === 0
        ? undefined
        : `pkg-config does not know ${name} (Debian: pkg-config, ${debianPackage})`,
    toolchain: withFlags(toolchain, () =>
      spawnSync('pkg-config', ['--cflags', '--libs', name], { encoding: 'utf8' }).stdout.trim().split(/\s+/),
    ),
  };
}

/** A library that is found by its header alone. */
export function header(
  toolchain: Toolchain,
  name: string,
  debianPackage: string,
  flags: readonly string[] = [],
): Library {
  return {
    obstacle: () => {
      const input = `#if !__has_include(<${name}>)\n#error\n#endif\n`;
      const language = toolchain.extension === '.c' ? 'c' : 'c++';
      return spawnSync(toolchain.tool, ['-fsyntax-only', '-x', language, '-'], { input }).status === 0
        ? undefined
        : `there is no <${name}> (Debian: ${debianPackage})`;
    },
    toolchain: withFlags(toolchain, () => flags),
  };
}
