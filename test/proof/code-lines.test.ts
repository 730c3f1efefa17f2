/** Every line of code that an entry shows is compiled, or for a language without a compiler run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allOptions, codeLanguages, type CodeLanguage } from '../../src/knowledge';
import { build, obstacle } from './build';
import { languages } from './languages';
import { compiled } from './lines/compiled';
import { type Line, onLinux } from './lines/program';
import { scripted } from './lines/scripted';
import { run } from './process';

function linesOf(language: CodeLanguage): readonly Line[] {
  return allOptions().flatMap((option) => {
    const text = option.code?.[language];
    return text === undefined ? [] : [{ option, text }];
  });
}

describe('lines of code in the entries', () => {
  if (process.platform !== 'linux') {
    it(`skipped on ${process.platform}: the programs are written for Linux's headers`);
    return;
  }
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'sockopt-lens-lines-'))));
  after(() => rm(folder, { recursive: true }));

  for (const language of codeLanguages) {
    const proof = languages.find(({ id }) => id === language);
    assert.ok(proof, language);
    const missing = obstacle(proof) ?? (language === 'rust' ? proof.samples[0]?.obstacle?.() : undefined);
    if (missing !== undefined) {
      it(`${proof.name} is skipped: ${missing}`);
      continue;
    }
    const lines = linesOf(language);
    it(`${proof.name}: ${String(lines.length)} lines`, async function () {
      this.timeout(300_000);
      assert.ok(lines.length > 20, 'hardly any lines');
      const programs = (compiled[language] ?? scripted[language])?.(lines) ?? [];
      assert.equal(programs.flatMap((program) => program.lines).length, lines.length);
      for (const { name, text, environment, runs } of programs) {
        const toolchain = { ...proof.toolchain, environment: { ...proof.toolchain.environment, ...environment } };
        const { command, warnings } = await build({ ...proof, toolchain }, folder, `${language}_${name}`, text);
        assert.equal(warnings, 0, `${String(warnings)} warnings`);
        if (runs === true) {
          const { ok, output } = await run(command);
          assert.equal(output, '');
          assert.ok(ok);
        }
      }
    });
  }

  it('Rust: the names of other systems are those of crate libc', function () {
    const sources = spawnSync(
      'sh',
      [
        '-c',
        'cat /usr/share/cargo/registry/libc-*/src/unix/bsd/*/mod.rs /usr/share/cargo/registry/libc-*/src/unix/bsd/*/*/mod.rs',
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    ).stdout;
    if (sources === '') this.skip();
    const names = linesOf('rust').flatMap((line) =>
      onLinux(line) || line.text.includes(' // ') ? [] : [/libc::(\w+), \(/.exec(line.text)?.[1] ?? line.text],
    );
    assert.ok(names.length > 5);
    assert.deepEqual(
      names.filter((name) => !sources.includes(`pub const ${name}:`)),
      [],
    );
  });
});
