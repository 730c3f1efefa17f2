import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { late, type ProofLanguage, wrongLevel } from './language';

/** Where Debian's packages librust-…-dev put the sources of crates. */
const REGISTRY = '/usr/share/cargo/registry';

/** Name as the code knows the crate, and what Cargo is asked for. */
const CRATES: readonly (readonly [name: string, dependency: string])[] = [
  ['socket2', 'socket2 = { version = "*", features = ["all"] }'],
  ['libc', 'libc = "*"'],
  ['nix', 'nix = "*"'],
  ['rustix', 'rustix = { version = "*", features = ["net"] }'],
  ['net2', 'net2 = "*"'],
  ['mio', 'mio = { version = "*", features = ["net", "os-poll"] }'],
  ['tokio', 'tokio = { version = "*", features = ["net", "rt", "io-util"] }'],
  ['async_std', 'async-std = "*"'],
  ['async_io', 'async-io = "*"'],
  ['async_net', 'async-net = "*"'],
  ['hyper', 'hyper = { version = "0.14", features = ["server", "http1", "tcp"] }'],
];

/** The crates are compiled once; a folder that is left from the last time makes that quick. */
let built: { readonly flags: readonly string[]; readonly obstacle?: string } | undefined;

function crates(): NonNullable<typeof built> {
  built ??= compile();
  return built;
}

function compile(): NonNullable<typeof built> {
  if (!existsSync(REGISTRY)) return { flags: [], obstacle: `there are no crates in ${REGISTRY}` };
  const folder = join(tmpdir(), `sockopt-lens-crates-${String(process.getuid?.() ?? 0)}`);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'src', 'lib.rs'), '');
  writeFileSync(
    join(folder, 'Cargo.toml'),
    `[package]\nname = "crates"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n${CRATES.map(([, dependency]) => dependency).join('\n')}\n`,
  );
  const source = ['source.crates-io.replace-with="debian"', `source.debian.directory="${REGISTRY}"`];
  const args = ['build', '--offline', '--message-format=json', ...source.flatMap((line) => ['--config', line])];
  const { status, stdout, stderr } = spawnSync('cargo', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    return { flags: [], obstacle: `the crates do not compile: ${stderr.trim().split('\n').at(-1) ?? ''}` };
  const files = stdout.split('\n').flatMap((line): readonly string[] => {
    const { reason, target, filenames } = line.startsWith('{')
      ? (JSON.parse(line) as { reason?: string; target?: { name: string }; filenames?: readonly string[] })
      : {};
    const known = CRATES.some(([name]) => name === target?.name.replaceAll('-', '_'));
    const file = filenames?.find((each) => each.endsWith('.rlib'));
    return reason === 'compiler-artifact' && known && file !== undefined
      ? ['--extern', `${target!.name.replaceAll('-', '_')}=${file}`]
      : [];
  });
  const dependencies = join(folder, 'target', 'debug', 'deps');
  return { flags: ['-L', `dependency=${dependencies}`, ...files] };
}

const needsCrates = { obstacle: (): string | undefined => crates().obstacle };

export const rust: ProofLanguage = {
  id: 'rust',
  name: 'Rust',
  toolchain: {
    tool: 'rustc',
    extension: '.rs',
    check: (source, program) => ['--edition', '2021', ...crates().flags, '-o', program, source],
    command: (_source, program) => [program],
  },
  samples: [
    { file: 'tutorial_echo.rs', ...needsCrates },
    { file: 'helper_creates.rs', ...needsCrates },
    { file: 'helper_binds.rs', ...needsCrates },
    { file: 'server_struct.rs', ...needsCrates },
    { file: 'tokio_socket.rs', ...needsCrates },
    { file: 'nix_descriptor.rs', ...needsCrates },
    { file: 'rustix_functions.rs', ...needsCrates },
    { file: 'net2_chain.rs', ...needsCrates },
    { file: 'libc_checked.rs', ...needsCrates },
    { file: 'libc_condition.rs', ...needsCrates },
    { file: 'family_match.rs', host: '::1', ...needsCrates },
    { file: 'if_let_error.rs', ...needsCrates },
    { file: 'own_errors.rs', ...needsCrates },
    { file: 'threads.rs', ...needsCrates },
    { file: 'switched_off.rs', rules: ['option-disabled'], offered: true, ...needsCrates },
    { file: 'option_too_late.rs', ...late, ...needsCrates },
    { file: 'wrong_level.rs', ...wrongLevel, ...needsCrates },
  ],
  defaults: [
    { file: 'std_tcp.rs', runtime: 'rust-std-tcp' },
    { file: 'tokio_tcp.rs', runtime: 'rust-tokio-tcp', ...needsCrates },
    { file: 'mio_tcp.rs', runtime: 'rust-mio-tcp', ...needsCrates },
    { file: 'async_std_tcp.rs', runtime: 'rust-async-std-tcp', ...needsCrates },
    { file: 'smol_tcp.rs', runtime: 'rust-smol-tcp', ...needsCrates },
    { file: 'hyper_server.rs', runtime: 'rust-hyper', ...needsCrates },
    { file: 'socket2_socket.rs', runtime: 'rust-socket2', ...needsCrates },
    { file: 'tokio_socket.rs', runtime: 'rust-tokio-socket', ...needsCrates },
    { file: 'nix_socket.rs', runtime: 'rust-nix', ...needsCrates },
    { file: 'rustix_socket.rs', runtime: 'rust-rustix', ...needsCrates },
    { file: 'net2_builder.rs', runtime: 'rust-net2', ...needsCrates },
    { file: 'libc_socket.rs', runtime: 'rust-libc', ...needsCrates },
    { file: 'std_udp.rs', runtime: 'rust-std-udp' },
    { file: 'tokio_udp.rs', runtime: 'rust-tokio-udp', ...needsCrates },
    { file: 'mio_udp.rs', runtime: 'rust-mio-udp', ...needsCrates },
    { file: 'async_std_udp.rs', runtime: 'rust-async-std-udp', ...needsCrates },
    { file: 'smol_udp.rs', runtime: 'rust-smol-udp', ...needsCrates },
    { file: 'net2_udp.rs', runtime: 'rust-net2-udp', ...needsCrates },
  ],
};
