/** The thread that the Node extension host starts, as it is built. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Caller, callThread, ThreadEnded } from '../../src/worker/thread';

const options = { severities: {}, platforms: [], maxLength: 1024 * 1024 };
const source = {
  languageId: 'c',
  text: 'void f(void)\n{\n    int fd = socket(AF_INET, SOCK_STREAM, 0);\n    bind(fd, 0, 0);\n    listen(fd, 5);\n}\n',
};

const readAsset = (name: string): Promise<Uint8Array> =>
  readFile(path.resolve('dist', name === 'web-tree-sitter.wasm' ? '' : 'grammars', name));

function start(): { worker: Worker; caller: Caller; ended: Promise<Error> } {
  const worker = new Worker(path.resolve('dist/analysis-thread.js'));
  let tell: (reason: Error) => void = () => undefined;
  const ended = new Promise<Error>((resolve) => (tell = resolve));
  const thread = {
    post: (message: unknown) => worker.postMessage(message),
    onMessage: (listener: (message: unknown) => void) => void worker.on('message', listener),
    onEnd: (listener: (reason: Error) => void) =>
      void worker.once('exit', (code) => listener(new Error(`code ${String(code)}`))),
    terminate: () => void worker.terminate(),
  };
  return { worker, caller: callThread(thread, readAsset, tell), ended };
}

describe('the thread of the analysis', () => {
  it('checks a text with the grammar that it asks for', async () => {
    const { worker, caller } = start();
    const { findings } = await caller.call('analyze', source, options);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['missing-reuseaddr'],
    );
    caller.dispose();
    await new Promise((resolve) => worker.once('exit', resolve));
  });

  it('tells why it cannot be done where a call fails', async () => {
    const { worker, caller } = start();
    await assert.rejects(caller.call('analyze', undefined as never, options), /undefined/);
    caller.dispose();
    await new Promise((resolve) => worker.once('exit', resolve));
  });

  it('leaves nobody waiting when it ends', async () => {
    const { worker, caller, ended } = start();
    await caller.call('commentOf', 'c');
    const lost = assert.rejects(caller.call('analyze', source, options), /code 1/);
    await worker.terminate();
    await lost;
    assert.match((await ended).message, /code 1/);
    await assert.rejects(caller.call('commentOf', 'c'), /code 1/);
  });

  it('tells a thread that did not start from one that has ended', async () => {
    const broken = start();
    const lost = assert.rejects(broken.caller.call('commentOf', 'c'), (error) => !(error instanceof ThreadEnded));
    await broken.worker.terminate();
    await lost;
    assert.ok(!((await broken.ended) instanceof ThreadEnded));
    const started = start();
    await started.caller.call('commentOf', 'c');
    await started.worker.terminate();
    assert.ok((await started.ended) instanceof ThreadEnded);
  });

  it('forgets a project that was ended, and answers for it with nothing', async () => {
    const { worker, caller } = start();
    await caller.call('begin', 1);
    const file = { path: 'a/server.c', options, group: 0, ...source };
    assert.deepEqual(await caller.call('collect', 1, [file]), ['member']);
    const checked = await caller.call('check', 1, 0);
    assert.ok(!('followed' in checked));
    assert.equal(checked.get('a/server.c')?.findings.length, 1);
    await caller.call('end', 1);
    assert.deepEqual(await caller.call('collect', 1, [file]), []);
    assert.deepEqual(await caller.call('check', 1, 0), new Map());
    caller.dispose();
    await new Promise((resolve) => worker.once('exit', resolve));
  });
});
