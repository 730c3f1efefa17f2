/** The analysis runs in a thread of its own: what happens when its answers come late, and when it ends. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Checker } from '../../src/editor/checker';
import type { Thread } from '../../src/worker/thread';
import { closeAll, show, until } from './helpers';
import { threadHere, withChecker } from './parts';
import { fixedServer, server } from './samples';

/** Threads that run here, in the hands of the test. */
class Threads {
  started = 0;
  /** While it is set, what the service says is kept back. */
  #kept: (() => void)[] | undefined;
  #end: (reason: Error) => void = () => undefined;

  start(): Thread {
    this.started++;
    const thread = threadHere();
    return {
      ...thread,
      onMessage: (listener) => {
        thread.onMessage((message) => {
          const deliver = (): void => listener(message);
          if (this.#kept) this.#kept.push(deliver);
          else deliver();
        });
      },
      onEnd: (listener) => (this.#end = listener),
    };
  }

  /** Ends the thread that was started last. */
  end(): void {
    this.#end(new Error('ended by the test'));
  }

  keepBack(): void {
    this.#kept = [];
  }

  letThrough(): void {
    const kept = this.#kept ?? [];
    this.#kept = undefined;
    for (const deliver of kept) deliver();
  }
}

async function withThreads(test: (checker: Checker, threads: Threads) => Promise<void>): Promise<void> {
  const threads = new Threads();
  await withChecker(
    (checker) => test(checker, threads),
    () => threads.start(),
  );
}

async function rulesOf(checker: Checker, document: vscode.TextDocument): Promise<readonly string[] | undefined> {
  return (await checker.analysisOf(document))?.findings.map(({ rule }) => rule);
}

describe('the thread of the analysis', () => {
  afterEach(closeAll);

  it('answers for a document that was closed meanwhile, and nobody listens, though it was opened again', async () => {
    await withThreads(async (checker, threads) => {
      const before = await show(server);
      assert.deepEqual(await rulesOf(checker, before), ['missing-reuseaddr']);
      threads.keepBack();
      await vscode.workspace.fs.writeFile(before.uri, new TextEncoder().encode(fixedServer));
      await until(
        vscode.workspace.onDidChangeTextDocument,
        () => before.getText() === fixedServer,
        () => 'the document to be read again',
      );
      const late = checker.analysisOf(before);
      await closeAll();
      await until(
        vscode.workspace.onDidCloseTextDocument,
        () => before.isClosed,
        () => 'the document to be closed',
      );
      const again = await vscode.workspace.openTextDocument(before.uri);
      const fresh = checker.analysisOf(again);
      threads.letThrough();
      assert.equal(await late, undefined);
      assert.deepEqual((await fresh)?.findings, []);
    });
  });

  it('is started again when it has ended, three times', async () => {
    await withThreads(async (checker, threads) => {
      for (const started of [1, 2, 3]) {
        const document = await show(server);
        assert.deepEqual(await rulesOf(checker, document), ['missing-reuseaddr']);
        assert.equal(threads.started, started);
        threads.end();
      }
      assert.equal(await rulesOf(checker, await show(server)), undefined);
      assert.equal(threads.started, 3);
    });
  });

  it('leaves what it was asked before its end unanswered, and the next question is answered', async () => {
    await withThreads(async (checker, threads) => {
      const document = await show(server);
      assert.deepEqual(await rulesOf(checker, document), ['missing-reuseaddr']);
      threads.keepBack();
      const other = await show(server);
      const lost = checker.analysisOf(other);
      await until(
        vscode.window.onDidChangeVisibleTextEditors,
        () => vscode.window.activeTextEditor?.document === other,
        () => 'the second document to be in front',
      );
      threads.end();
      assert.equal(await lost, undefined);
      threads.letThrough();
      assert.deepEqual(await rulesOf(checker, await show(server)), ['missing-reuseaddr']);
    });
  });
});
