import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import type { ExplainerTarget, YourCode } from '../../../src/explainer/messages';
import { yourCode } from '../../../src/worker/your-code';
import { isYourCode } from '../../../src/explainer/validate';
import { readAsset } from '../assets';

describe('what the panel shows of a socket', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  /** The panel's view of the first socket of a text, with its first finding. */
  async function show(languageId: string, text: string): Promise<YourCode> {
    const { findings, sockets, problems } = await engine.analyze({ languageId, text });
    assert.deepEqual(problems, []);
    const [finding] = findings;
    const socket = sockets[finding?.socket ?? 0];
    const target: ExplainerTarget = {
      uri: 'file:///server',
      version: 1,
      languageId,
      fileName: 'server',
      ...(finding && { finding }),
      ...(socket && { socket }),
      lines: text.split('\n').map((line, index) => ({ number: index + 1, text: line })),
    };
    const code = yourCode(target, (offset) => text.slice(0, offset).split('\n').length, ['linux']);
    assert.ok(code);
    assert.ok(isYourCode(JSON.parse(JSON.stringify(code))), 'it passes the check at the page');
    return code;
  }

  /** A step's text, with code in backticks. */
  function said({ steps }: YourCode, index: number): string | undefined {
    return steps[index]?.text.map(({ code, text }) => (code ? `\`${text}\`` : text)).join('');
  }

  const python = (...lines: readonly string[]): string => ['import socket', ...lines, ''].join('\n');
  const create = 's = socket.socket()';
  const set = 's.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)';
  const bind = 's.bind(("", 80))';

  it('names what is missing before the line that is reported', async () => {
    const code = await show('python', python(create, bind, 's.listen()'));
    assert.match(code.message ?? '', /SO_REUSEADDR/);
    assert.deepEqual(
      code.steps.map(({ line, mark }) => [line, mark]),
      [
        [2, 'normal'],
        [undefined, 'missing'],
        [3, 'problem'],
        [4, 'normal'],
      ],
    );
    assert.equal(code.steps[2]?.source, bind);
    assert.equal(said(code, 2), '`s.bind` takes port 80');
    assert.equal(code.reuse?.state, 'missing');
    assert.equal(code.place.rule, 'missing-reuseaddr');
    assert.ok(code.fix);
  });

  it('reports nothing and misses nothing where the option is set', async () => {
    const code = await show('python', python(create, set, bind, 's.listen()'));
    assert.equal(code.message, undefined);
    assert.equal(code.fix, undefined);
    assert.deepEqual(
      code.steps.map(({ mark }, index) => [said(code, index), mark]),
      [
        ['`socket.socket` creates it', 'normal'],
        ['`SO_REUSEADDR` set', 'normal'],
        ['`s.bind` takes port 80', 'normal'],
        ['`s.listen` makes it a listener', 'normal'],
      ],
    );
    assert.equal(code.reuse?.state, 'set');
    assert.equal(code.reuse.options.linux.reuseAddr, true);
  });

  it('says so where it is set on some paths only', async () => {
    const code = await show('python', python(create, 'if ask():', `    ${set}`, bind, 's.listen()'));
    assert.equal(code.reuse?.state, 'maybe');
    assert.equal(said(code, 1), '`SO_REUSEADDR` set (on some paths)');
    assert.equal(code.reuse.options.linux.reuseAddr, false);
    assert.equal(code.reuse.possible?.linux.reuseAddr, true);
  });

  it('puts what one line does into one step', async () => {
    const code = await show('python', python('import socketserver', 's = socketserver.TCPServer(("", 80), H)'));
    assert.deepEqual(
      code.steps.filter(({ line }) => line !== undefined).map(({ line }) => line),
      [3],
    );
    assert.equal(said(code, 1), '`socketserver.TCPServer` creates it, takes port 80, makes it a listener');
  });

  it('does not speak of a restart where there is no TCP listener', async () => {
    const code = await show('python', python('s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)', bind));
    assert.equal(code.reuse, undefined);
    assert.deepEqual(
      code.steps.map(({ mark }) => mark),
      ['normal', 'normal'],
    );
  });

  it('tells the systems apart where the code does', async () => {
    const code = await show(
      'c',
      `#include <sys/socket.h>
int serve(struct sockaddr_in *address) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
#ifndef _WIN32
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
  bind(fd, (struct sockaddr *)address, sizeof *address);
  return listen(fd, 5);
}
`,
    );
    assert.equal(code.reuse?.options.linux.reuseAddr, true);
    assert.equal(code.reuse.options.windows.reuseAddr, false);
  });

  it('has nothing to show without a finding and a socket', () => {
    const target = { uri: 'file:///x', version: 1, languageId: 'c', fileName: 'x', lines: [] };
    assert.equal(
      yourCode(target, () => 1),
      undefined,
    );
  });
});
