import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as sarif from 'sarif';
import { rules } from '../../../src/core';
import { cServer, fixedServer, type Folder, inFolder, server } from './run';

const packages = createRequire(import.meta.url);
type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly object[] | null };

/** The published schema, as Microsoft's SARIF packages carry it. */
function schemaValidator(): Validate {
  const { default: Ajv } = packages('ajv-draft-04') as {
    default: new (options: object) => { compile(schema: unknown): Validate };
  };
  const { default: addFormats } = packages('ajv-formats') as { default: (ajv: object) => void };
  // The schema has a pattern that is none in Unicode mode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(packages('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
}

describe('command line: SARIF', () => {
  const validate = schemaValidator();

  async function sarifRun(folder: Folder, ...words: readonly string[]): Promise<sarif.Run> {
    const { out } = await folder.run('check', '--format', 'sarif', ...words);
    const log = JSON.parse(out) as sarif.Log;
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    return log.runs[0]!;
  }

  it('the validator refuses what is no SARIF', () => {
    assert.ok(!validate({ version: '2.1.0' }));
    assert.ok(!validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }));
  });

  it(
    'without findings: the rules with their help, no results',
    inFolder(async (folder) => {
      folder.write({ 'fine.py': fixedServer });
      const run = await sarifRun(folder, '.');
      assert.deepEqual(run.results, []);
      const described = run.tool.driver.rules!;
      assert.deepEqual(
        described.map(({ id }) => id),
        rules.map(({ id }) => id),
      );
      for (const rule of described) {
        assert.ok(rule.shortDescription!.text.length > 10);
        assert.match(rule.help!.text, /sockopt-ignore/);
        assert.match(rule.help!.markdown!, /`sockopt-ignore/);
        assert.doesNotMatch(rule.help!.text, /```|\*\*/);
        // Code-scanning services cut what is longer.
        assert.ok(rule.fullDescription!.text.length > 20 && rule.fullDescription!.text.length <= 1024);
      }
      assert.deepEqual(described.find(({ id }) => id === 'unchecked-setsockopt')!.defaultConfiguration, {
        enabled: false,
      });
    }),
  );

  it(
    'a finding: rule, level, region of the call, related places, fix, fingerprint',
    inFolder(async (folder) => {
      folder.write({ 'src/a.py': server });
      const run = await sarifRun(folder, 'src');
      const [result] = run.results!;
      assert.ok(result);
      assert.equal(result.ruleId, 'missing-reuseaddr');
      assert.equal(run.tool.driver.rules![result.ruleIndex!]!.id, result.ruleId);
      assert.equal(result.level, 'warning');
      const place = result.locations![0]!.physicalLocation!;
      assert.deepEqual(place.artifactLocation, { uri: 'src/a.py', uriBaseId: '%SRCROOT%' });
      assert.deepEqual(place.region, {
        startLine: 3,
        startColumn: 1,
        endLine: 3,
        endColumn: 19,
        snippet: { text: 's.bind(("", 7001))' },
      });
      assert.equal(run.originalUriBaseIds!['%SRCROOT%']!.uri, `file://${folder.path}/`);
      assert.deepEqual(
        result.relatedLocations!.map(({ message, physicalLocation }) => [
          message!.text,
          physicalLocation!.region!.startLine,
        ]),
        [
          ['The socket is created here.', 2],
          ['It listens here.', 4],
        ],
      );
      assert.ok(result.fixes!.length >= 1);
      assert.equal(applied(server, result.fixes![0]!), fixedServer);
      assert.match(result.partialFingerprints!.primaryLocationLineHash!, /^[0-9a-f]{16}:1$/);
    }),
  );

  it(
    'a related place in another file names that file',
    inFolder(async (folder) => {
      folder.write({
        'src/wire.py': 'import socket\n\ndef make():\n    return socket.socket()\n',
        'src/main.py': 'import socket\nimport wire\ns = wire.make()\ns.bind(("", 7001))\ns.listen()\n',
      });
      const [result] = (await sarifRun(folder, 'src')).results!;
      assert.equal(result!.locations![0]!.physicalLocation!.artifactLocation!.uri, 'src/main.py');
      assert.deepEqual(
        result!.relatedLocations!.map(({ physicalLocation }) => [
          physicalLocation!.artifactLocation,
          physicalLocation!.region,
        ]),
        [
          [
            { uri: 'src/wire.py', uriBaseId: '%SRCROOT%' },
            { startLine: 4, startColumn: 12, endLine: 4, endColumn: 27 },
          ],
          [
            { uri: 'src/main.py', uriBaseId: '%SRCROOT%' },
            { startLine: 5, startColumn: 1, endLine: 5, endColumn: 11 },
          ],
        ],
      );
    }),
  );

  it(
    'fingerprints survive a move and tell equal lines apart',
    inFolder(async (folder) => {
      const prints = async (): Promise<readonly unknown[]> =>
        (await sarifRun(folder, 'a.c')).results!.map((result) => result.partialFingerprints!.primaryLocationLineHash);
      folder.write({ 'a.c': cServer('one') + cServer('two') });
      const before = await prints();
      assert.equal(new Set(before).size, 2);
      folder.write({ 'a.c': `/* a line more */\n${cServer('one')}\n${cServer('two')}` });
      assert.deepEqual(await prints(), before);
    }),
  );

  it(
    'names that are no addresses, files elsewhere, input that cannot be read',
    inFolder(async (folder) => {
      folder.write({ 'in/a b#ü%.py': server, 'out/c.py': server, 'in/line\nbreak.py': server });
      const inside = join(folder.path, 'in');
      const elsewhere = Object.assign(Object.create(folder) as Folder, { path: inside });
      const run = await sarifRun(elsewhere, '.', '../out', 'missing.c');
      assert.deepEqual(
        run.results!.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri),
        ['a%20b%23%C3%BC%25.py', 'line%0Abreak.py', `file://${folder.path}/out/c.py`],
      );
      const [invocation] = run.invocations!;
      assert.equal(invocation!.executionSuccessful, false);
      assert.equal(invocation!.exitCode, 2);
      const [notification] = invocation!.toolExecutionNotifications!;
      assert.equal(notification!.level, 'error');
      assert.match(notification!.message.text!, /ENOENT/);
    }),
  );

  it(
    'severities become levels',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      for (const [severity, level] of [
        ['hint', 'note'],
        ['information', 'note'],
        ['warning', 'warning'],
        ['error', 'error'],
      ] as const) {
        const run = await sarifRun(folder, '--rule', `missing-reuseaddr=${severity}`, 'a.py');
        assert.deepEqual(
          run.results!.map((result) => result.level),
          [level],
        );
      }
    }),
  );
}).timeout(60_000);

/** The text with a fix's replacements. */
function applied(text: string, { artifactChanges }: sarif.Fix): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return [...artifactChanges[0]!.replacements].reverse().reduce((result, { deletedRegion, insertedContent }) => {
    const { startLine, startColumn, endLine, endColumn } = deletedRegion as Required<sarif.Region>;
    const [start, end] = [offset(startLine, startColumn), offset(endLine, endColumn)];
    return result.slice(0, start) + (insertedContent?.text ?? '') + result.slice(end);
  }, text);
}
