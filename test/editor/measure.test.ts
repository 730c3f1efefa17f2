/** Prints how long things take and what they cost. Nothing is asserted of the figures: machines differ. */
import * as vscode from 'vscode';
import { closeAll, expectRules, open, problemsOf, show, until, withSettings } from './helpers';
import { server } from './samples';

const lines = 4500;

/** The server in the middle of functions as they stand in any C file. */
function largeFile(): string {
  const filler = (index: number): string =>
    `/* Adds up ${String(index)}. */\nstatic int sum_${String(index)}(const int *values, int count)\n{\n    int total = 0;\n    for (int i = 0; i < count; i++)\n        total += values[i] > ${String(index)} ? values[i] : 0;\n    return total;\n}\n\n`;
  const all = Array.from({ length: lines / 9 - 2 }, (_, index) => filler(index));
  const half = all.length / 2;
  return all.slice(0, half).join('') + server + all.slice(half).join('');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Resident memory of the extension host in MB; the web worker does not tell. */
function resident(): number | undefined {
  const { memoryUsage } = process as { memoryUsage?: () => { rss: number } };
  return memoryUsage && memoryUsage().rss / 1024 / 1024;
}

describe(`figures in the ${EXTENSION_HOST} extension host`, () => {
  afterEach(closeAll);

  it('from a keystroke to fresh problems, and memory after 300 edits', async function () {
    this.timeout(300_000);
    const document = await show(largeFile());
    await expectRules(document, 'missing-reuseaddr');
    const line = document.positionAt(document.getText().indexOf('7007')).line;
    const column = document.lineAt(line).text.indexOf('7007');
    const place = new vscode.Range(line, column, line, column + 4);

    const rounds: number[] = [];
    const memory: (number | undefined)[] = [];
    // Without the pause that waits for the next keystroke, so that each of the edits is checked.
    await withSettings({ delay: 0 }, async () => {
      for (let round = 0; round < 300; round++) {
        if (round % 60 === 0) memory.push(resident());
        const port = String(7100 + round);
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, place, port);
        const typed = performance.now();
        await vscode.workspace.applyEdit(edit);
        await until(
          vscode.languages.onDidChangeDiagnostics,
          () => problemsOf(document).some(({ message }) => message.includes(port)),
          () => `a message about port ${port}`,
        );
        rounds.push(performance.now() - typed);
      }
    });
    memory.push(resident());
    const mb = memory.map((value) => (value === undefined ? '?' : value.toFixed(0))).join(', ');
    console.log(
      `    ${String(document.lineCount)} lines of C: keystroke to problems ${median(rounds).toFixed(0)} ms, to which sockopt.delay is added; resident memory from the first to the 300th edit, MB: ${mb}`,
    );
  });

  it('opening a file', async () => {
    const rounds: number[] = [];
    for (let round = 0; round < 10; round++) {
      const started = performance.now();
      await expectRules(await open(server), 'missing-reuseaddr');
      rounds.push(performance.now() - started);
    }
    console.log(`    a small file, written, opened and checked: ${median(rounds).toFixed(0)} ms`);
  });
});
