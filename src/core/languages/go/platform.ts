/** The systems that Go code is for: build constraints, file names, tests of `runtime.GOOS`. */
import type { Expression } from '../../ir';
import type { Guard } from '../../model';

/** Systems that a constraint or a file name can name: `go tool dist list` of Go 1.24. */
const SYSTEMS = [
  ...['aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'illumos', 'ios', 'js', 'linux', 'netbsd', 'openbsd'],
  ...['plan9', 'solaris', 'wasip1', 'windows'],
] as const;
const IS_SYSTEM: ReadonlySet<string> = new Set(SYSTEMS);

/** Systems for which the constraint `unix` holds: go/build/constraint, since Go 1.19. */
const UNIX: ReadonlySet<string> = new Set(
  SYSTEMS.filter((system) => !['js', 'plan9', 'wasip1', 'windows'].includes(system)),
);

/** Systems whose name also satisfies the constraint of another: go/build, `matchTag`. */
const ALSO: Readonly<Record<string, string>> = { android: 'linux', illumos: 'solaris', ios: 'darwin' };

const ARCHITECTURES =
  /^(?:386|amd64|arm|arm64|loong64|mips|mips64|mips64le|mipsle|ppc64|ppc64le|riscv64|s390x|sparc64|wasm)$/;

/** What a test of `runtime.GOOS` says where it holds and, turned round, where it does not; undefined for other conditions. */
export function platformGuard(condition: Expression, imports: ReadonlyMap<string, string>): Guard | undefined {
  if (condition.kind !== 'binary' || (condition.operator !== '==' && condition.operator !== '!=')) return undefined;
  const { left, right } = condition;
  const [subject, text] = right.kind === 'string' ? [left, right] : [right, left];
  if (text.kind !== 'string' || !namesSystem(subject, imports)) return undefined;
  const guard = systemGuard(text.value);
  if (condition.operator === '==' || guard === undefined) return guard;
  return guard === 'windows' ? 'not-windows' : 'not-linux';
}

/** Whether an expression is `runtime.GOOS`. */
export function namesSystem(expression: Expression, imports: ReadonlyMap<string, string>): boolean {
  return (
    expression.kind === 'member' &&
    expression.name === 'GOOS' &&
    expression.object.kind === 'name' &&
    imports.get(expression.object.name) === 'runtime'
  );
}

/** What one value of `runtime.GOOS` says, for systems that can be told from all others. */
export function systemGuard(system: string): Guard | undefined {
  return system === 'windows' || system === 'linux' ? system : undefined;
}

/** The systems that a file is built for, by its name and the constraints above its package clause; undefined for all. */
export function guardOfFile(text: string, path: string | undefined): Guard | undefined {
  const head = /^(?:\s*\/\/[^\n]*\n|\s*\/\*[\s\S]*?\*\/|\s*\n)*/.exec(text)?.[0] ?? '';
  const built = /^\/\/go:build\s+(.+)$/m.exec(head)?.[1];
  const older = built === undefined ? [...head.matchAll(/^\/\/\s*\+build\s+(.+)$/gm)].map((line) => line[1]!) : [];
  const constraints = built === undefined ? older.map(plusBuild) : [built];
  const named = systemOfName(path);
  const possible = SYSTEMS.filter(
    (system) =>
      (named === undefined || satisfies(system, named)) &&
      constraints.every((constraint) => new Constraint(constraint, system).evaluate() !== false),
  );
  if (possible.length === SYSTEMS.length || possible.length === 0) return undefined;
  if (possible.every((system) => system === 'windows')) return 'windows';
  if (possible.every((system) => satisfies(system, 'linux'))) return 'linux';
  if (!possible.includes('windows')) return 'not-windows';
  return possible.includes('linux') ? undefined : 'not-linux';
}

function satisfies(system: string, tag: string): boolean {
  return system === tag || ALSO[system] === tag || (tag === 'unix' && UNIX.has(system));
}

/** `listen_windows_amd64_test.go` → `windows`. */
function systemOfName(path: string | undefined): string | undefined {
  const parts =
    /([^/\\]+)\.go$/
      .exec(path ?? '')?.[1]
      ?.replace(/_test$/, '')
      .split('_') ?? [];
  const last = parts.at(-1) ?? '';
  const system = ARCHITECTURES.test(last) ? parts.at(-2) : last;
  return parts.length > 1 && system !== undefined && IS_SYSTEM.has(system) ? system : undefined;
}

/** `linux,cgo darwin` → `linux && cgo || darwin`. */
function plusBuild(line: string): string {
  return line
    .trim()
    .split(/\s+/)
    .map((option) => option.replaceAll(',', ' && '))
    .join(' || ');
}

/** A build constraint held against one system; tags that are no systems may be set or not. */
class Constraint {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(
    text: string,
    readonly system: string,
  ) {
    this.#tokens = text.replace(/\/\/.*$/, '').match(/&&|\|\||[!()]|[^\s!()&|]+/g) ?? [];
  }

  /** True or false where the system decides; undefined where other tags do. */
  evaluate(): boolean | undefined {
    let result = this.#and();
    while (this.#take('||')) {
      const other = this.#and();
      result = result === true || other === true ? true : result === false ? other : result;
    }
    return result;
  }

  #and(): boolean | undefined {
    let result = this.#not();
    while (this.#take('&&')) {
      const other = this.#not();
      result = result === false || other === false ? false : result === true ? other : result;
    }
    return result;
  }

  #not(): boolean | undefined {
    if (this.#take('!')) {
      const inner = this.#not();
      return inner === undefined ? undefined : !inner;
    }
    if (this.#take('(')) {
      const inner = this.evaluate();
      this.#take(')');
      return inner;
    }
    const tag = this.#tokens[this.#at++] ?? '';
    if (IS_SYSTEM.has(tag) || tag === 'unix') return satisfies(this.system, tag);
    return undefined;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
