import assert from 'node:assert/strict';
import { allRuntimes, runtimeById, runtimeByName } from '../../../src/knowledge';

describe('runtimes', () => {
  it('have unique ids, and each name stands for one of them in a language', () => {
    const ids = allRuntimes().map((runtime) => runtime.id);
    assert.equal(new Set(ids).size, ids.length);
    const names = allRuntimes().flatMap(({ languages, names }) =>
      languages.flatMap((id) => names.map((name) => `${id} ${name}`)),
    );
    assert.equal(new Set(names).size, names.length);
    for (const runtime of allRuntimes()) {
      assert.ok(runtime.names.length > 0 && runtime.names.every((name) => /^[\w.:@#/()\\-]+$/.test(name)), runtime.id);
      assert.equal(runtimeById(runtime.id), runtime);
      for (const language of runtime.languages) {
        assert.ok(
          runtime.names.every((name) => runtimeByName(language, name) === runtime),
          runtime.id,
        );
      }
    }
  });

  it('have sources and whole sentences', () => {
    for (const { id, sources, howToEnable, howToDisable, pitfall } of allRuntimes()) {
      assert.ok(sources.length > 0 && sources.every((source) => source.length > 5), id);
      for (const text of [howToEnable, howToDisable, pitfall]) {
        assert.ok(text === undefined || /\S\.$/.test(text), `${id}: ${String(text)}`);
      }
    }
  });

  it('say how an argument decides wherever the caller decides', () => {
    for (const { id, reuseAddr, switch: by } of allRuntimes()) {
      if (reuseAddr.linux === 'argument') {
        assert.ok(by !== undefined && (by.position ?? by.keyword ?? by.attribute ?? by.flag) !== undefined, id);
      }
    }
  });

  const expected: [language: string, name: string, linux: unknown, windows: unknown][] = [
    ['c', 'socket', false, false],
    ['cpp', 'socket', false, false],
    ['c', 'uv_tcp_bind', true, false],
    ['cpp', 'boost::asio::ip::tcp::acceptor', 'argument', 'argument'],
    ['cpp', 'QTcpServer', true, false],
    ['go', 'net.Listen', true, false],
    ['go', 'http.ListenAndServe', true, false],
    ['go', 'syscall.Bind', false, false],
    ['rust', 'std::net::TcpListener::bind', true, false],
    ['rust', 'tokio::net::TcpSocket', false, false],
    ['rust', 'actix_web::HttpServer::bind', true, true],
    ['python', 'socket.socket', false, false],
    ['python', 'socket.create_server', true, false],
    ['python', 'socketserver.TCPServer', 'argument', 'argument'],
    ['python', 'http.server.HTTPServer', true, true],
    ['python', 'asyncio.start_server', true, false],
  ];
  for (const [language, name, linux, windows] of expected) {
    it(`${language}: ${name}`, () => {
      const runtime = runtimeByName(language, name);
      assert.deepEqual([runtime?.reuseAddr.linux, runtime?.reuseAddr.windows], [linux, windows]);
    });
  }

  it('belong to their language', () => {
    assert.equal(runtimeByName('c', 'QTcpServer'), undefined);
    assert.equal(runtimeByName('python', 'TCPServer'), undefined);
    assert.equal(runtimeByName('go', 'socket.socket'), undefined);
  });
});
