/** Tests of the system: `OperatingSystem.IsWindows()`, `RuntimeInformation.IsOSPlatform(…)`, `#if WINDOWS`. */
import type { Guard } from '../../model';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

const WINDOWS =
  /^(?:System\.)?(?:OperatingSystem\.IsWindows\(\)|(?:System\.Runtime\.InteropServices\.)?RuntimeInformation\.IsOSPlatform\((?:[\w.]+\.)?OSPlatform\.Windows\)|(?:System\.)?Environment\.OSVersion\.Platform==(?:System\.)?PlatformID\.Win32NT)$/;
const LINUX =
  /^(?:System\.)?(?:OperatingSystem\.IsLinux\(\)|(?:System\.Runtime\.InteropServices\.)?RuntimeInformation\.IsOSPlatform\((?:[\w.]+\.)?OSPlatform\.Linux\))$/;
const UNIX = /^(?:System\.)?Environment\.OSVersion\.Platform==(?:System\.)?PlatformID\.Unix$/;
const NOT_WINDOWS = /^(?:System\.)?Environment\.OSVersion\.Platform!=(?:System\.)?PlatformID\.Win32NT$/;

/** What a true condition says of the system; undefined where it says nothing. */
export function platformGuard(condition: string): Guard | undefined {
  const plain = condition.replace(/\s+/g, '').replace(/^\((.*)\)$/, '$1');
  if (plain.startsWith('!')) {
    const inner = platformGuard(plain.slice(1));
    return inner && OPPOSITE[inner];
  }
  if (WINDOWS.test(plain)) return 'windows';
  if (LINUX.test(plain)) return 'linux';
  return UNIX.test(plain) || NOT_WINDOWS.test(plain) ? 'not-windows' : undefined;
}

/** The same for symbols of conditional compilation. */
export function guardOfSymbols(condition: string): Guard | undefined {
  const plain = condition.trim();
  const [, not = '', symbol = ''] = /^(!?)\s*(\w+)$/.exec(plain) ?? [];
  const guard: Guard | undefined =
    /^(?:_?WINDOWS|WIN32|WIN|UNITY_STANDALONE_WIN|UNITY_EDITOR_WIN|NETFX|NETFRAMEWORK)$/.test(symbol)
      ? 'windows'
      : /^(?:LINUX|UNITY_STANDALONE_LINUX)$/.test(symbol)
        ? 'linux'
        : /^(?:UNIX|OSX|MACOS|__MonoCS__)$/.test(symbol)
          ? 'not-windows'
          : undefined;
  return guard && not === '!' ? OPPOSITE[guard] : guard;
}

export function opposite(guard: Guard): Guard {
  return OPPOSITE[guard];
}
