/** An open document is checked with what the files around it show, and is told what the command line tells of it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  type Analysis,
  checkProject,
  DEFAULT_OPTIONS,
  Engine,
  languageIdOfFile,
  Lines,
  Neighborhood,
  type ProjectFile,
} from '../../src/core';
import { hoverAt } from '../../src/core/hover';
import { yourCode } from '../../src/worker/your-code';
import { readAsset } from './assets';

const root = 'test/fixtures/projects';

describe('a document and the files around it', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  async function lowered(path: string, text: string): Promise<ProjectFile> {
    const result = await engine.lower({ languageId: languageIdOfFile(path, text) ?? '', text }, undefined, true);
    assert.ok(result && !('problem' in result), path);
    return { path, text, ...result };
  }

  async function neighborhoodOf(texts: Readonly<Record<string, string>>): Promise<Neighborhood> {
    const neighborhood = new Neighborhood();
    for (const [path, text] of Object.entries(texts)) neighborhood.set(await lowered(path, text));
    return neighborhood;
  }

  function analyze(neighborhood: Neighborhood, path: string, text: string): Promise<Analysis> {
    return engine.analyze({ languageId: languageIdOfFile(path, text) ?? '', text }, undefined, { path, neighborhood });
  }

  it('the same is found whatever was checked and edited before', async () => {
    const files = await Promise.all(
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => `${root}/${name.replaceAll('\\', '/')}`)
        .filter((path) => languageIdOfFile(path) !== undefined)
        .map((path) => lowered(path, readFileSync(path, 'utf8'))),
    );
    const { places } = checkProject(files, DEFAULT_OPTIONS);
    const neighborhood = new Neighborhood();
    for (const file of [...files].reverse()) neighborhood.set(file);
    for (const { path, text } of files) {
      const line = /\.(?:pyw?|rb)$/.test(path) ? '# a line more\n' : '/* a line more */\n';
      // Where PHP begins, nothing may stand before.
      const second = text.indexOf('\n') + 1;
      const edited = await analyze(neighborhood, path, text.slice(0, second) + line + text.slice(second));
      const restored = await analyze(neighborhood, path, text);
      const expected = (places.get(path) ?? []).map(({ rule, draft }) => [rule.id, draft.range.start]);
      assert.deepEqual(
        restored.findings.map(({ rule, range }) => [rule, range.start]),
        expected,
        path,
      );
      assert.deepEqual(
        edited.findings.map(({ rule, range }) => [rule, range.start - line.length]),
        expected,
        `${path}, a line further down`,
      );
    }
  });

  const main = `#include "net.h"
int main(void) {
  int fd = make_socket();
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7000)};
  bind(fd, (struct sockaddr *)&address, sizeof address);
  return listen(fd, 8);
}
`;
  const net = `#include <sys/socket.h>
int make_socket(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return fd;
}
`;
  const option = '  int on = 1;\n  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);\n';

  it('a socket that another file makes is there, with the place of each call', async () => {
    const { sockets, findings } = await analyze(await neighborhoodOf({ 'net.c': net }), 'main.c', main);
    const [finding] = findings;
    assert.equal(finding?.rule, 'missing-reuseaddr');
    const socket = sockets[finding.socket!];
    assert.ok(socket);
    assert.equal(socket.id, finding.socket);
    assert.deepEqual(
      socket.events.map(({ kind, elsewhere }) => [kind, elsewhere?.path, elsewhere?.start.line]),
      [
        ['create', 'net.c', 3],
        ['bind', undefined, undefined],
        ['listen', undefined, undefined],
      ],
    );
    assert.deepEqual(
      finding.related.map(({ message, elsewhere }) => [message, elsewhere?.path, elsewhere?.start, elsewhere?.end]),
      [
        ['The socket is created here.', 'net.c', { line: 3, column: 12 }, { line: 3, column: 43 }],
        ['It listens here.', undefined, undefined, undefined],
      ],
    );
  });

  it('hover and panel name the other file', async () => {
    const path = 'file:///project/main.c';
    const neighborhood = await neighborhoodOf({ 'file:///project/net.c': net });
    const analysis = await analyze(neighborhood, path, main);
    const offset = main.indexOf('bind(');
    const request = { analysis, text: main, languageId: 'c', offset, platforms: [] };
    const full = hoverAt({ ...request, detail: 'full' });
    assert.equal(
      full?.details[0],
      '- In `net.c`, line 3: `socket` creates it\n- Line 5: `bind` takes port 7000\n- Line 6: `listen` makes it a listener',
    );
    const brief = hoverAt({ ...request, detail: 'brief' });
    assert.match(
      brief?.details[0] ?? '',
      /^`socket` creates it \(in `net\.c`, line 3\) → `bind` takes port 7000 \(line 5\)/,
    );
    assert.equal(hoverAt({ ...request, offset: net.indexOf('socket(AF'), detail: 'full' }), undefined);
    const [finding] = analysis.findings;
    const socket = analysis.sockets[finding!.socket!]!;
    const target = { uri: path, version: 1, languageId: 'c', fileName: 'main.c', lines: [], finding: finding!, socket };
    const code = yourCode(target, (at) => new Lines(main).positionOf(at).line);
    assert.deepEqual(
      code?.steps.map(({ line, path: file, mark }) => [file, line, mark]),
      [
        ['file:///project/net.c', 3, 'normal'],
        [undefined, undefined, 'missing'],
        [undefined, 5, 'problem'],
        [undefined, 6, 'normal'],
      ],
    );
  });

  it('another version of the other file is another result', async () => {
    const neighborhood = await neighborhoodOf({ 'net.c': net });
    const rules = async (): Promise<readonly string[]> =>
      (await analyze(neighborhood, 'main.c', main)).findings.map(({ rule }) => rule);
    assert.deepEqual(await rules(), ['missing-reuseaddr']);
    neighborhood.set(await lowered('net.c', net.replace('  return', `${option}  return`)));
    assert.deepEqual(await rules(), []);
    neighborhood.delete('net.c');
    assert.deepEqual(await rules(), [], 'nobody sees the socket');
    neighborhood.set(await lowered('other.c', net));
    assert.deepEqual(await rules(), ['missing-reuseaddr'], 'the function has moved to a new file');
    neighborhood.set(await lowered('third.c', net.replace('  return', `${option}  return`)));
    assert.deepEqual(await rules(), [], 'of two functions nobody sees which is linked');
  });

  it('the files that were of use last are kept', async () => {
    const neighborhood = await neighborhoodOf({ 'net.c': net });
    const filler = await lowered('filler.c', 'int fill(int fd) { return listen(fd, 1); }\n');
    for (let index = 0; index < 1500; index++) neighborhood.set({ ...filler, path: `a${String(index)}.c` });
    assert.equal((await analyze(neighborhood, 'main.c', main)).findings.length, 1);
    for (let index = 0; index < 1500; index++) neighborhood.set({ ...filler, path: `b${String(index)}.c` });
    assert.ok(neighborhood.has('net.c'), 'main.c was checked with it');
    assert.ok(!neighborhood.has('a0.c'));
    assert.ok(neighborhood.has('b1499.c'));
  });
});
