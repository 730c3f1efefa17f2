import assert from 'node:assert/strict';
import { Engine, Lines } from '../../src/core';
import { type Life, lifeOf, type Reuse } from '../../src/core/life';
import { lifeMarkdown } from '../../src/core/life-markdown';
import { readAsset } from './assets';

describe('the life of a socket', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  async function lifeIn(languageId: string, text: string): Promise<Life> {
    const { sockets, findings } = await engine.analyze({ languageId, text });
    const [finding] = findings;
    const socket = sockets[finding?.socket ?? 0];
    assert.ok(socket);
    const lines = new Lines(text);
    return lifeOf(socket, (at) => lines.positionOf(at).line, finding);
  }

  const inC = (body: string): Promise<Life> =>
    lifeIn(
      'c',
      `#include <sys/socket.h>
#include <netinet/in.h>
int serve(struct sockaddr_in *address, int share) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
${body}
  return listen(fd, 5);
}
`,
    );
  const set = '  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);';
  const bind = '  bind(fd, (struct sockaddr *)address, sizeof *address);';

  function reuseOf({ restart }: Life): Reuse {
    assert.ok(restart !== undefined && restart !== 'any port');
    return restart;
  }

  const summary = (life: Life): string => lifeMarkdown(life, 'full', []).summary.join('\n');
  const details = (life: Life): string => lifeMarkdown(life, 'full', []).details.join('\n');

  it('says where the option is set, and that it always is', async () => {
    const life = await inC(`${set}\n${bind}`);
    assert.equal(reuseOf(life).state, 'set');
    assert.match(summary(life), /`SO_REUSEADDR`: set on line 6, before `bind`/);
    assert.match(details(life), /On Linux bind\(\) succeeds/);
  });

  it('says of a value that it does not show, or that it is refused', async () => {
    const unknown = await inC(`  on = share;\n${set}\n${bind}`);
    assert.equal(reuseOf(unknown).state, 'maybe');
    assert.match(summary(unknown), /`SO_REUSEADDR`: set on line 7, to a value that the code does not show\.$/);
    assert.match(details(unknown), /where every run sets it[^]*On Linux bind\(\) succeeds/);

    const refused = await inC(`  char one = 1;\n${set.replaceAll('on', 'one').replace('ones', 's')}\n${bind}`);
    assert.equal(reuseOf(refused).state, 'missing');
    assert.match(summary(refused), /`SO_REUSEADDR`: not set, for the value on line 7 is refused\./);
    assert.match(details(refused), /Line 7: `SO_REUSEADDR` given a value that is refused[^]*On Linux bind\(\) fails/);
  });

  it('tells of a library only what concerns the kind of socket', async () => {
    const inCSharp = (statements: string): Promise<Life> =>
      lifeIn('csharp', `using System.Net;\nusing System.Net.Sockets;\n${statements}\n`);
    const made = (type: string, protocol: string): string =>
      `var socket = new Socket(AddressFamily.InterNetwork, SocketType.${type}, ProtocolType.${protocol});\n`;
    const binding = 'socket.Bind(new IPEndPoint(IPAddress.Any, 7000));';
    const udp = await inCSharp(made('Dgram', 'Udp') + binding);
    assert.equal(udp.runtime, undefined);
    const tcp = await inCSharp(`${made('Stream', 'Tcp')}${binding}\nsocket.Listen();`);
    assert.equal(tcp.runtime?.name, 'System.Net.Sockets.Socket');
    assert.match(summary(tcp), /set by the call itself/);
    const raw = await inCSharp(made('Raw', 'Icmp') + binding);
    assert.equal(raw.kind, 'a socket that is neither TCP nor UDP');
    assert.match(details(raw), /`socket\.Bind` takes its address/);
    const unix = await lifeIn('python', 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("/run/s")\n');
    assert.match(details(unix), /`s\.bind` takes its path/);
  });

  it('knows what another method of the class has done, whichever it looks at first', async () => {
    const text = `using System.Net;
using System.Net.Sockets;
class Door
{
    private Socket door;
    public void Make() => door = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    public void Open() { door.Bind(new IPEndPoint(IPAddress.Any, 7000)); door.Listen(); }
    public void Close() => door.Dispose();
}
`;
    const { sockets } = await engine.analyze({ languageId: 'csharp', text });
    const lives = sockets.map((socket) => lifeOf(socket, () => 1)).filter(({ kind }) => kind === 'a TCP listener');
    assert.ok(lives.length > 0);
    assert.deepEqual(new Set(lives.map((life) => reuseOf(life).state)), new Set(['set']));
  });

  it('says where the default of a library is switched off, and that it no longer holds', async () => {
    const inJava = (statements: string): Promise<Life> =>
      lifeIn(
        'java',
        `import java.net.*;
class Server {
  void open() throws Exception {
    ServerSocket server = new ServerSocket();
    ${statements}
    server.accept();
  }
}
`,
      );
    const bound = 'server.bind(new InetSocketAddress(80));';
    const plain = await inJava(bound);
    assert.equal(reuseOf(plain).state, 'set');
    assert.match(summary(plain), /`SO_REUSEADDR`: set by the call itself/);
    const off = await inJava(`server.setReuseAddress(false);\n    ${bound}`);
    assert.equal(reuseOf(off).state, 'missing');
    assert.match(summary(off), /`SO_REUSEADDR`: switched off on line 5/);
    assert.match(details(off), /On Linux bind\(\) fails/);
    assert.equal((await inJava(`${bound}\n    server.setReuseAddress(false);`)).restart, undefined);
  });

  it('says that it is set on some paths, and what a restart meets where it is', async () => {
    const life = await inC(`  if (share)\n${set}\n${bind}`);
    const { state, options, possible } = reuseOf(life);
    assert.equal(state, 'maybe');
    assert.equal(options.linux.reuseAddr, false);
    assert.equal(possible?.linux.reuseAddr, true);
    assert.match(summary(life), /`SO_REUSEADDR`: set on line 7, on some paths/);
    assert.match(details(life), /where every run sets it.*\n.*On Linux bind\(\) succeeds/);
  });

  it('leaves open what it cannot see', async () => {
    const life = await inC(`  prepare(fd);\n${bind}`);
    const { state, possible } = reuseOf(life);
    assert.equal(state, 'maybe');
    assert.equal(possible, undefined);
    assert.match(summary(life), /whether it is set before `bind`, the code does not show/);
    assert.doesNotMatch(details(life), /restart/);
  });

  it('says that it is set too late, and where', async () => {
    const life = await inC(`${bind}\n${set}`);
    assert.equal(reuseOf(life).state, 'missing');
    assert.match(summary(life), /set too late, on line 7, after `bind`/);
    assert.deepEqual(
      life.steps.map(({ place, mark }) => [place?.line, mark]),
      [
        [5, 'normal'],
        [undefined, 'missing'],
        [6, 'normal'],
        [7, 'problem'],
        [8, 'normal'],
      ],
    );
  });

  it('counts an option that code for one system sets on that system only', async () => {
    const life = await lifeIn(
      'python',
      `import socket, sys
s = socket.socket()
if sys.platform == "linux":
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 7000))
s.listen()
`,
    );
    const { options } = reuseOf(life);
    assert.equal(options.linux.reuseAddr, true);
    assert.equal(options.freebsd.reuseAddr, false);
    assert.match(details(life), /`SO_REUSEADDR` set \(.*on Linux only\)/);
  });

  it('knows the systems of #ifdef in C', async () => {
    const linux = await inC(`#ifdef __linux__\n${set}\n#endif\n${bind}`);
    const { options } = reuseOf(linux);
    assert.deepEqual(
      [options.linux.reuseAddr, options.macos.reuseAddr, options.freebsd.reuseAddr, options.windows.reuseAddr],
      [true, false, false, false],
    );
    assert.match(details(linux), /`SO_REUSEADDR` set \(.*on Linux only\)/);
    const elsewhere = await inC(`#if defined(__linux__)\n#else\n${set}\n#endif\n${bind}`);
    assert.match(details(elsewhere), /`SO_REUSEADDR` set \(.*not on Linux\)/);
    const apple = await inC(`#ifdef __APPLE__\n#else\n${set}\n#endif\n${bind}`);
    assert.match(details(apple), /`SO_REUSEADDR` set \(on some paths\)/);
  });

  it('says nothing of TCP where a library listens on a path', async () => {
    const inGo = (network: string, address: string): Promise<Life> =>
      lifeIn(
        'go',
        `package main\nimport "net"\nfunc main() {\n\tl, _ := net.Listen("${network}", "${address}")\n\tl.Accept()\n}\n`,
      );
    assert.match(summary(await inGo('tcp', ':80')), /`net.Listen`: Sets SO_REUSEADDR by itself/);
    assert.equal(summary(await inGo('unix', '/run/a.sock')), '**Life of this socket** `l`: a Unix domain socket');
  });

  it('asks nothing of a port that the system picks', async () => {
    const life = await lifeIn('python', 'import socket\ns = socket.socket()\ns.bind(("", 0))\ns.listen()\n');
    assert.equal(life.restart, 'any port');
    assert.doesNotMatch(summary(life), /SO_REUSEADDR/);
    assert.match(details(life), /picks another free port/);
  });

  it('names a call once that does several things', async () => {
    const life = await lifeIn('python', 'import socketserver\ns = socketserver.TCPServer(("", 7000), H)\n');
    assert.match(
      details(life),
      /- Line 2: `socketserver.TCPServer` creates it, takes port 7000, makes it a listener\n/,
    );
  });
});
