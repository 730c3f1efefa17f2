import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allChecked, closeAll, expectRules, hoverAt, positionOf, problemsOf, replace, show } from './helpers';
import { logText, open, rulesOf, until, untilLog, withSettings, workspaceFolder } from './helpers';
import { fixedServer, server } from './samples';

/** Waits until the first problem has a severity. */
async function expectSeverity(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity): Promise<void> {
  await until(
    vscode.languages.onDidChangeDiagnostics,
    () => problemsOf(document)[0]?.severity === severity,
    () => `severity ${String(severity)}; it is ${String(problemsOf(document)[0]?.severity)}`,
  );
}

/** Saves; a host that is still busy with the last edit refuses at first. */
async function saved(document: vscode.TextDocument): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) if (await document.save()) return true;
  return !document.isDirty;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly type: string }>> };
  };
}

/** A value of each type that JSON has, as no other test writes it. */
const valueOfType: Readonly<Record<string, unknown>> = {
  string: 'a text',
  number: 31,
  boolean: true,
  null: null,
  array: [[31]],
  object: { thing: 31 },
};

function accepts(declared: string, type: string): boolean {
  return declared === type || (declared === 'integer' && type === 'number');
}

/** Writes the workspace's settings, as a user would: the API refuses some values. Takes them back after the test. */
async function withSettingsFile(settings: Readonly<Record<string, unknown>>, test: () => Promise<void>): Promise<void> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), '.vscode', 'settings.json');
  const write = async (content: Readonly<Record<string, unknown>>): Promise<void> => {
    const changed = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('sockopt')) return;
        subscription.dispose();
        resolve();
      });
    });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(content)));
    await changed;
  };
  await write(settings);
  try {
    await test();
  } finally {
    await write({});
  }
}

describe('settings', () => {
  afterEach(closeAll);

  it('give a rule another severity, in open documents at once, and take it back', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    for (const [name, severity] of [
      ['error', vscode.DiagnosticSeverity.Error],
      ['information', vscode.DiagnosticSeverity.Information],
      ['hint', vscode.DiagnosticSeverity.Hint],
    ] as const) {
      await withSettings({ rules: { 'missing-reuseaddr': name } }, () => expectSeverity(document, severity));
    }
    await expectSeverity(document, vscode.DiagnosticSeverity.Warning);
  });

  it('switch a rule off', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ rules: { 'missing-reuseaddr': 'off' } }, () => expectRules(document).then(() => undefined));
    await expectRules(document, 'missing-reuseaddr');
  });

  it('run "manual": nothing by itself, everything by the command', async () => {
    await withSettings({ run: 'manual' }, async () => {
      const document = await show(server);
      await vscode.commands.executeCommand('sockopt.checkFile');
      await expectRules(document, 'missing-reuseaddr');
      await replace(document, 'htons(7007)', '0');
      const other = await show(server);
      await vscode.commands.executeCommand('sockopt.checkFile');
      await expectRules(other, 'missing-reuseaddr');
      assert.deepEqual(rulesOf(document), ['missing-reuseaddr'], 'an edit alone checks nothing');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('sockopt.checkFile');
      await expectRules(document);
    });
  });

  it('run "manual": what stood there before goes, and hovers still answer', async () => {
    const document = await show(server);
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ run: 'manual' }, async () => {
      await expectRules(document);
      const [hover] = await hoverAt(document, positionOf(document, 'bind('));
      assert.match(hover ?? '', /Life of this socket/);
      assert.deepEqual(rulesOf(document), []);
    });
    await expectRules(document, 'missing-reuseaddr');
  });

  it('run "onSave": at a save, not before', async () => {
    await withSettings({ run: 'onSave' }, async () => {
      const document = await show(server);
      await expectRules(document, 'missing-reuseaddr');
      await replace(document, 'htons(7007)', '0');
      const other = await show(server);
      await expectRules(other, 'missing-reuseaddr');
      assert.deepEqual(rulesOf(document), ['missing-reuseaddr'], 'an edit alone checks nothing');
      assert.ok(await saved(document));
      await expectRules(document);
    });
  });

  it('delay: the check comes after it', async () => {
    await withSettings({ delay: 0 }, async () => {
      const document = await show(server);
      await expectRules(document, 'missing-reuseaddr');
      await replace(document, 'htons(7007)', '0');
      await expectRules(document);
    });
  });

  it('exclude leaves files out of the check by glob, hovers stay', async () => {
    const document = await show(server, 'vendor-copy.c');
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ exclude: ['**/vendor-*.c'] }, async () => {
      await expectRules(document);
      const [hover] = await hoverAt(document, positionOf(document, 'bind('));
      assert.match(hover ?? '', /Life of this socket/);
      const other = await show(server);
      await expectRules(other, 'missing-reuseaddr');
    });
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ exclude: ['*-copy.c', 'nothing/**'] }, () => expectRules(document).then(() => undefined));
    await expectRules(document, 'missing-reuseaddr');
  });

  it('targetPlatforms: for Windows only, a listener needs nothing', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ targetPlatforms: ['windows'] }, async () => {
      await expectRules(document);
      const [hover] = await hoverAt(document, positionOf(document, 'bind('));
      assert.match(hover ?? '', /On Windows/);
      assert.doesNotMatch(hover ?? '', /On Linux/);
    });
    await withSettings({ targetPlatforms: ['windows', 'linux'] }, async () => {
      await expectRules(document, 'missing-reuseaddr');
    });
  });

  it('maxFileSize: a larger file is not checked', async () => {
    const large = server + `/* ${'x'.repeat(3000)} */\n`;
    const document = await open(large);
    await expectRules(document, 'missing-reuseaddr');
    await withSettings({ maxFileSize: 2 }, async () => {
      await expectRules(document);
      await allChecked();
    });
    await expectRules(document, 'missing-reuseaddr');
  });

  it('hover: full, brief and off', async () => {
    const document = await open(fixedServer);
    const option = positionOf(document, 'SO_REUSEADDR');
    const call = positionOf(document, 'bind(');
    const full = [...(await hoverAt(document, option)), ...(await hoverAt(document, call))].join('\n');
    await withSettings({ hover: 'brief' }, async () => {
      const brief = [...(await hoverAt(document, option)), ...(await hoverAt(document, call))].join('\n');
      assert.match(brief, /SO_REUSEADDR/);
      assert.match(brief, /Life of this socket/);
      assert.ok(brief.length < full.length / 2, `${String(brief.length)} of ${String(full.length)} characters`);
    });
    await withSettings({ hover: 'off' }, async () => {
      assert.deepEqual(await hoverAt(document, option), []);
      assert.deepEqual(await hoverAt(document, call), []);
    });
  });

  it('hold for one language alone where they are written so', async () => {
    const c = await open(server);
    const cpp = await open(server, '.cpp');
    await expectRules(c, 'missing-reuseaddr');
    await expectRules(cpp, 'missing-reuseaddr');
    const forC = vscode.workspace.getConfiguration('sockopt', { languageId: 'c' });
    const { Workspace } = vscode.ConfigurationTarget;
    await forC.update('rules', { 'missing-reuseaddr': 'off' }, Workspace, true);
    try {
      await expectRules(c);
      assert.deepEqual(rulesOf(cpp), ['missing-reuseaddr']);
    } finally {
      await forC.update('rules', undefined, Workspace, true);
    }
    await expectRules(c, 'missing-reuseaddr');
  });

  it('of wrong types or unknown values count as not set', async () => {
    // Written to the file, as a user would: the API refuses some of these.
    const uri = vscode.Uri.joinPath(workspaceFolder(), '.vscode', 'settings.json');
    const wrong = {
      'sockopt.rules': { 'missing-reuseaddr': 'loud', 'no-such-rule': 'error', 'wrong-level': 7 },
      'sockopt.run': 'sometimes',
      'sockopt.delay': 'soon',
      'sockopt.hover': { much: true },
      'sockopt.exclude': '**/*',
      'sockopt.targetPlatforms': ['beos', 3],
      'sockopt.maxFileSize': -4,
    };
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    const changed = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('sockopt.run')) return;
        subscription.dispose();
        resolve();
      });
    });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(wrong)));
    try {
      await changed;
      await allChecked();
      const [problem] = problemsOf(document);
      assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
      assert.ok((await hoverAt(document, positionOf(document, 'bind('))).length > 0);
      await replace(document, 'htons(7007)', '0');
      await expectRules(document);
    } finally {
      for (const name of Object.keys(wrong)) {
        await vscode.workspace.getConfiguration().update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
    }
  });

  describe('of every wrong type', () => {
    const manifest = vscode.extensions.getExtension('sockopt-lens.sockopt-lens')?.packageJSON as Manifest;
    const properties = Object.entries(manifest.contributes.configuration.properties);

    for (const [type, value] of Object.entries(valueOfType)) {
      it(`${type}: the defaults count, each is told once, and right values are taken again`, async () => {
        const wrong = properties.filter(([, property]) => !accepts(property.type, type)).map(([name]) => name);
        assert.ok(wrong.length > 0);
        await vscode.commands.executeCommand('sockopt.showLog');
        const document = await open(server);
        await expectRules(document, 'missing-reuseaddr');
        await withSettingsFile(Object.fromEntries(wrong.map((name) => [name, value])), async () => {
          await allChecked();
          assert.equal(problemsOf(document)[0]?.severity, vscode.DiagnosticSeverity.Warning);
          assert.ok((await hoverAt(document, positionOf(document, 'bind('))).length > 0);
          // The Node host of the server from npm writes no log.
          if (EXTENSION_HOST !== 'web') return;
          for (const name of wrong) {
            const line = `Setting ${name}: ${JSON.stringify(value)} cannot be used: `;
            await untilLog(new RegExp(line.replace(/[[\]{}().]/g, '\\$&')));
            assert.equal(logText().split(line).length - 1, 1, line);
          }
        });
        await withSettings({ rules: { 'missing-reuseaddr': 'error' } }, () =>
          expectSeverity(document, vscode.DiagnosticSeverity.Error),
        );
      });
    }
  });
});
