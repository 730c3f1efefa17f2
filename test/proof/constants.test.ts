/**
 * The numbers of the options, held against what languages and headers on this machine say: Python, Java, PHP and Ruby run
 * and are asked; Go's packages, Rust's crate libc and the headers of MinGW are read, and speak of other systems, too. Node
 * has no constants of options; those of errors are held against it by a unit test.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allOptions, allTerms, optionByName, type OptionPlatform } from '../../src/knowledge';

type Constants = ReadonlyMap<string, number>;

/**
 * Fails with every option whose number on `platform` is another one. What an entry does not know of that system is no
 * disagreement.
 * @param least how many names have to be found, so that a source that cannot be read does not pass
 */
function agree(constants: Constants, platform: OptionPlatform, least: number): void {
  const wrong: string[] = [];
  let known = 0;
  for (const [name, number] of constants) {
    const on = optionByName(name)?.platforms[platform];
    if (on?.value === undefined) continue;
    known += 1;
    if (on.value !== number) wrong.push(`${name}: ${String(number)}, the entry says ${String(on.value)}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(known >= least, `only ${String(known)} names found`);
}

/** What a program prints, as lines of name and number; undefined where it is not installed. */
function printed(command: string, args: readonly string[]): Constants | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  assert.equal(status, 0, stderr);
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line): [string, number] => {
        const [name = '', number = ''] = line.split(' ');
        return [name, Number(number)];
      }),
  );
}

/** The definitions of one shape in a text. */
function defined(text: string, shape: RegExp): Constants {
  return new Map(
    [...text.matchAll(shape)].map(([, name = '', number = '']): [string, number] => [name, integer(number)]),
  );
}

/** `0x1015`, `-0x81` and `((int)(~SO_REUSEADDR))`. */
function integer(text: string): number {
  const plain = text
    .replaceAll(/\(int\)|[()\s]/g, '')
    .replace('SO_REUSEADDR', '4')
    .replace('SO_LINGER', '0x80');
  if (plain.startsWith('~')) return ~Number(plain.slice(1));
  return plain.startsWith('-') ? -Number(plain.slice(1)) : Number(plain);
}

/** Fails with every error whose number on a system is another one. @param where as the entries name the system */
function errorsAgree(constants: Constants, where: string): void {
  const wrong: string[] = [];
  let known = 0;
  for (const { name, kind, numbers = '' } of allTerms()) {
    const number = constants.get(name);
    const ours = new RegExp(`(\\d+) on ${where}`).exec(numbers)?.[1];
    if (kind !== 'error' || number === undefined || ours === undefined) continue;
    known += 1;
    if (Number(ours) !== number) wrong.push(`${name}: ${String(number)}, the entry says ${ours}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(known >= 30, `only ${String(known)} errors found`);
}

function read(...files: readonly string[]): string {
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('constants of languages and headers', () => {
  if (process.platform !== 'linux') {
    it(`skipped on ${process.platform}: the languages here have another system's numbers`);
    return;
  }
  const scripts: readonly (readonly [name: string, command: string, args: readonly string[], least: number])[] = [
    [
      'Python',
      process.env.PYTHON ?? 'python3',
      [
        '-c',
        'import socket\nfor n, v in vars(socket).items():\n  if isinstance(v, int) and n.isupper(): print(n, int(v))',
      ],
      60,
    ],
    [
      'PHP',
      'php',
      [
        '-r',
        'foreach (get_defined_constants() as $n => $v) if (is_int($v) && strpos($n, " ") === false) echo "$n $v\\n";',
      ],
      30,
    ],
    [
      'Ruby',
      'ruby',
      ['-rsocket', '-e', 'Socket.constants.each { |n| v = Socket.const_get(n); puts "#{n} #{v}" if v.is_a?(Integer) }'],
      60,
    ],
  ];
  for (const [name, command, args, least] of scripts) {
    it(`${name} on Linux`, function () {
      const constants = printed(command, args);
      if (constants === undefined) return this.skip();
      agree(constants, 'linux', least);
    });
  }

  it('Java on Linux: the numbers that its channels pass to the system', function () {
    const folder = mkdtempSync(join(tmpdir(), 'sockopt-lens-constants-'));
    try {
      writeFileSync(join(folder, 'Numbers.java'), JAVA);
      const open = ['--add-opens', 'java.base/sun.nio.ch=ALL-UNNAMED'];
      const constants = printed('java', [...open, join(folder, 'Numbers.java')]);
      if (constants === undefined) return this.skip();
      agree(constants, 'linux', 10);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const goSystems = {
    linux: 'linux',
    macos: 'darwin',
    freebsd: 'freebsd',
    openbsd: 'openbsd',
    illumos: 'solaris',
  } as const;
  for (const [system, os] of Object.entries(goSystems) as [OptionPlatform, string][]) {
    it(`Go's packages syscall and golang.org/x/sys/unix on ${system}`, function () {
      const folders = ['/usr/lib/go/src/syscall', '/usr/share/gocode/src/golang.org/x/sys/unix'];
      const files = folders.flatMap((folder) =>
        [`zerrors_${os}.go`, `zerrors_${os}_amd64.go`].map((file) => join(folder, file)).filter(existsSync),
      );
      if (files.length === 0) return this.skip();
      agree(defined(read(...files), /^\s+(\w+)\s+= (-?(?:0x)?[0-9a-f]+)$/gm), system, system === 'linux' ? 150 : 60);
    });
  }

  const libc = existsSync('/usr/share/cargo/registry')
    ? readdirSync('/usr/share/cargo/registry').find((name) => /^libc-\d/.test(name))
    : undefined;
  const rustFiles: Readonly<Partial<Record<OptionPlatform, readonly string[]>>> = {
    linux: [
      'linux_like/mod.rs',
      'linux_like/linux/mod.rs',
      'linux_like/linux/gnu/mod.rs',
      'linux_like/linux/arch/generic/mod.rs',
    ],
    macos: ['bsd/mod.rs', 'bsd/apple/mod.rs'],
    freebsd: ['bsd/mod.rs', 'bsd/freebsdlike/mod.rs', 'bsd/freebsdlike/freebsd/mod.rs'],
    openbsd: ['bsd/mod.rs', 'bsd/netbsdlike/mod.rs', 'bsd/netbsdlike/openbsd/mod.rs'],
    illumos: ['solarish/mod.rs', 'solarish/illumos.rs'],
  };
  for (const [system, files] of Object.entries(rustFiles) as [OptionPlatform, readonly string[]][]) {
    it(`Rust's crate libc on ${system}`, function () {
      if (libc === undefined) return this.skip();
      const text = read(...files.map((file) => join('/usr/share/cargo/registry', libc, 'src/unix', file)));
      const shape = /^\s*pub const (\w+): ::c_(?:int|uint) = (-?(?:0x)?[0-9a-fA-F]+);/gm;
      agree(defined(text, shape), system, system === 'linux' ? 150 : 40);
    });
  }

  for (const [os, where] of [
    ['linux', 'Linux'],
    ['darwin', 'macOS(?: and FreeBSD)?'],
    ['freebsd', '(?:macOS and )?FreeBSD'],
    ['solaris', 'illumos'],
  ] as const) {
    it(`errors: Go's package syscall on ${os}`, function () {
      const file = `/usr/lib/go/src/syscall/zerrors_${os}_amd64.go`;
      if (!existsSync(file)) return this.skip();
      errorsAgree(defined(read(file), /^\s+(E\w+)\s+= Errno\((0x[0-9a-f]+)\)$/gm), where);
    });
  }

  it('errors: the headers of MinGW on Windows', function () {
    const file = '/usr/share/mingw-w64/include/winerror.h';
    if (!existsSync(file)) return this.skip();
    const numbers = defined(read(file), /^#define WSA(E\w+) \(WSABASEERR \+ (\d+)\)/gm);
    errorsAgree(new Map([...numbers].map(([name, number]) => [name, 10_000 + number])), 'Windows');
  });

  it('the headers of MinGW on Windows', function () {
    const folder = '/usr/share/mingw-w64/include';
    if (!existsSync(folder)) return this.skip();
    const files = [
      'winsock2.h',
      'ws2def.h',
      'ws2ipdef.h',
      'ws2tcpip.h',
      'mswsock.h',
      'psdk_inc/_ip_types.h',
      'psdk_inc/_ip_mreq1.h',
    ];
    const text = read(...files.map((file) => join(folder, file)).filter(existsSync));
    agree(
      defined(
        text,
        /^#\s*define\s+(\w+)\s+(\(?~?-?(?:(?:0x)?[0-9a-fA-F]+|SO_\w+|\(int\)\(~SO_\w+\))\)?)\s*(?:\/\*.*)?$/gm,
      ),
      'windows',
      60,
    );
  });

  it("C#'s SocketOptionName, which has the numbers of Windows", function () {
    const members = allOptions().flatMap((option) => {
      const [, member] = /SocketOptionName\.(\w+)/.exec(option.code?.csharp ?? '') ?? [];
      return member === undefined || member.startsWith('TcpKeepAlive') ? [] : [[option.name, member] as const];
    });
    const folder = mkdtempSync(join(tmpdir(), 'sockopt-lens-constants-'));
    try {
      const prints = members.map(
        ([name, member]) => `    System.Console.WriteLine("${name} " + (int)SocketOptionName.${member});`,
      );
      writeFileSync(
        join(folder, 'numbers.cs'),
        ['using System.Net.Sockets;', 'class Numbers { static void Main() {', ...prints, '} }'].join('\n'),
      );
      const compiler = spawnSync('mcs', ['-nologo', `-out:${join(folder, 'numbers.exe')}`, join(folder, 'numbers.cs')]);
      if (compiler.error !== undefined) return this.skip();
      assert.equal(compiler.status, 0, String(compiler.stdout));
      agree(printed('mono', [join(folder, 'numbers.exe')]) ?? new Map(), 'windows', 15);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const JAVA = `
import java.lang.reflect.*;
import java.net.*;
class Numbers {
  public static void main(String[] arguments) throws Exception {
    Method find = Class.forName("sun.nio.ch.SocketOptionRegistry")
        .getDeclaredMethod("findOption", SocketOption.class, ProtocolFamily.class);
    find.setAccessible(true);
    Field unspecified = Class.forName("sun.nio.ch.Net").getDeclaredField("UNSPEC");
    unspecified.setAccessible(true);
    for (Field field : StandardSocketOptions.class.getFields()) {
      for (Object family : new Object[] { unspecified.get(null), StandardProtocolFamily.INET }) {
        Object key = find.invoke(null, field.get(null), family);
        if (key == null) continue;
        Method number = key.getClass().getDeclaredMethod("name");
        number.setAccessible(true);
        System.out.println(field.getName() + " " + number.invoke(key));
      }
    }
  }
}`;
