import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { optionByName } from '../../src/knowledge';
import { closeAll, expectPanels, expectRules, hoverAt, open, positionOf } from './helpers';
import { HOVER_SAMPLES } from './hover-samples';
import { fixedServer, late, server } from './samples';

/** The one hover at a place. */
async function hover(document: vscode.TextDocument, text: string, into = 1): Promise<string> {
  const hovers = await hoverAt(document, positionOf(document, text, into));
  assert.equal(hovers.length, 1, JSON.stringify(hovers));
  return hovers[0] ?? '';
}

/** Command links of a hover: title as it is shown, command, argument. */
function linksOf(markdown: string): readonly { title: string; command: string; argument: unknown }[] {
  return [...markdown.matchAll(/\[([^\]]*)\]\(command:([^?)]*)\?([^)]*)\)/g)].map(([, title, command, query]) => ({
    title: (title ?? '').replace(/\\(?=[!-/:-@[-`{-~])/g, ''),
    command: command ?? '',
    argument: (JSON.parse(decodeURIComponent(query ?? '')) as unknown[])[0],
  }));
}

describe('the hover on an option', () => {
  afterEach(closeAll);

  it('says what it does, its level, when to set it, and what it means on each system', async () => {
    const text = await hover(await open(fixedServer), 'SO_REUSEADDR');
    for (const wanted of [
      'SO_REUSEADDR',
      'SOL_SOCKET',
      /before bind/,
      'Linux',
      'macOS',
      'FreeBSD',
      'Windows',
      /Source/,
    ]) {
      assert.match(text, new RegExp(wanted));
    }
    assert.deepEqual(
      linksOf(text).map(({ command, argument }) => [command, typeof argument === 'string' ? argument : 'place']),
      [
        ['sockopt.explainOption', 'SO_REUSEADDR'],
        ['sockopt.explainTimeWait', 'place'],
        ...(optionByName('SO_REUSEADDR')?.related ?? []).map((name) => ['sockopt.explainOption', name]),
      ],
    );
  });

  it('leads to the entry of the option', async () => {
    const document = await open(fixedServer);
    const [link] = linksOf(await hover(document, 'SO_REUSEADDR'));
    assert.equal(link?.title, 'All about SO_REUSEADDR');
    await vscode.commands.executeCommand(link.command, link.argument);
    await expectPanels(1);
  });

  it('answers at the first and the last character and not beside it', async () => {
    const document = await open(fixedServer);
    const start = positionOf(document, 'SO_REUSEADDR', 0);
    const end = start.translate(0, 'SO_REUSEADDR'.length);
    assert.equal((await hoverAt(document, start)).length, 1);
    assert.equal((await hoverAt(document, end.translate(0, -1))).length, 1);
    assert.deepEqual(await hoverAt(document, start.translate(0, -1)), []);
    assert.deepEqual(await hoverAt(document, end.translate(0, 1)), []);
  });

  it('stays away from comments and strings', async () => {
    const document = await open(
      '#include <sys/socket.h>\n// SO_KEEPALIVE here\n/* and\n SO_BROADCAST there */\nconst char *text = "say \\" SO_LINGER";\nint a = SO_RCVBUF;\n',
    );
    for (const name of ['SO_KEEPALIVE', 'SO_BROADCAST', 'SO_LINGER']) {
      assert.deepEqual(await hoverAt(document, positionOf(document, name)), [], name);
    }
    assert.match(await hover(document, 'SO_RCVBUF'), /SO_RCVBUF/);
  });

  it('answers for names of Python, with and without the module', async () => {
    const document = await open(
      'import socket\nfrom socket import *\ns = socket.socket()\ns.setsockopt(SOL_SOCKET, socket.SO_KEEPALIVE, 1)\ns.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)\n',
      '.py',
    );
    assert.match(await hover(document, 'SO_KEEPALIVE'), /SO_KEEPALIVE.*SOL_SOCKET/);
    assert.match(await hover(document, 'TCP_NODELAY'), /TCP_NODELAY.*IPPROTO_TCP/);
  });

  it('answers in C++, also for the types of Asio', async () => {
    const document = await open(
      '#include <asio.hpp>\nvoid f(asio::ip::tcp::acceptor &a) {\n  a.set_option(asio::socket_base::reuse_address(true));\n}\n',
      '.cpp',
    );
    assert.match(await hover(document, 'reuse_address'), /SO_REUSEADDR/);
  });
});

describe('the hover on an option, as each language writes it', () => {
  afterEach(closeAll);

  it('is sampled in 60 places', () => {
    assert.ok(Object.values(HOVER_SAMPLES).flat().length >= 60);
  });

  for (const [ending, samples] of Object.entries(HOVER_SAMPLES))
    it(ending, async () => {
      // A line is a program of its own as far as hovers go; what they need to know stands on it.
      const lines = samples.map(([code]) => code);
      const document = await open(`${lines.map((line) => line.replace('|', '')).join('\n')}\n`, ending);
      for (const [line, [code, option]] of samples.entries()) {
        const found = await hoverAt(document, new vscode.Position(line, code.indexOf('|')));
        assert.equal(found.length, 1, code);
        assert.ok(found[0]?.startsWith(`**${option}** — `), `${code}: ${found[0] ?? ''}`);
      }
    });

  it('says what the value means that stands there', async () => {
    const document = await open(
      "import net from 'node:net';\nconst socket = net.connect(80);\nsocket.setKeepAlive(true, 30000);\n",
      '.js',
    );
    for (const word of ['setKeepAlive', '30000'])
      assert.match(await hover(document, word), /\*\*Here:\*\* `TCP_KEEPIDLE` 30000 ms.*30 s/);
  });

  it('stays brief where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('sockopt');
    await settings.update('hover', 'brief', vscode.ConfigurationTarget.Workspace);
    try {
      const text = await hover(await open(fixedServer), 'SO_REUSEADDR');
      const [head = '', sentence = '', links = '', ...rest] = text.split('\n\n');
      assert.match(head, /^\*\*SO_REUSEADDR\*\* — /);
      assert.match(sentence, /^Lets bind\(\)/);
      assert.match(links, /^\[All about/);
      assert.deepEqual(rest, []);
    } finally {
      await settings.update('hover', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('the hover on a call', () => {
  afterEach(closeAll);

  it('tells the life of its socket, wherever in it one looks', async () => {
    const document = await open(server);
    for (const call of ['socket(AF', 'bind(', 'listen(']) {
      const text = await hover(document, call);
      assert.match(text, /Life of this socket.*`fd`.*TCP listener/);
      assert.match(text, /Line 8: `socket`/);
      assert.match(text, /Line 14: `bind` takes port 7007/);
      assert.match(text, /Line 16: `listen`/);
      assert.match(text, /`SO_REUSEADDR`: never set/);
      assert.match(text, /On Linux bind\(\) fails with EADDRINUSE for up to 60 s/);
      assert.match(text, /On Windows/);
    }
  });

  it('tells what changes where the option is set, and where it is set too late', async () => {
    const right = await hover(await open(fixedServer), 'bind(');
    assert.match(right, /`SO_REUSEADDR`: set on line \d+, before `bind`/);
    assert.match(right, /On Linux bind\(\) succeeds/);
    const tooLate = await hover(await open(late), 'bind(');
    assert.match(tooLate, /set too late, on line 16/);
    assert.match(tooLate, /On Linux bind\(\) fails/);
  });

  it('says of a UDP socket and of a client what they are, and nothing of a restart', async () => {
    const udp = await hover(
      await open(server.replace('SOCK_STREAM', 'SOCK_DGRAM').replace('listen(fd, 16)', '0')),
      'bind(',
    );
    assert.match(udp, /a UDP socket/);
    assert.doesNotMatch(udp, /restart/);
  });

  it('has a link that applies the fix, and one that explains', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    const links = linksOf(await hover(document, 'bind('));
    assert.deepEqual(
      links.map(({ command }) => command),
      ['sockopt.applyFix', 'sockopt.explainTimeWait'],
    );
    assert.match(links[0]?.title ?? '', /^Fix: Set SO_REUSEADDR/);
    await vscode.commands.executeCommand('sockopt.applyFix', links[0]?.argument);
    await expectRules(document);
  });

  it('trusts our own commands only, and no HTML', async () => {
    const document = await open(server);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'bind('),
    );
    const [content] = hovers.flatMap(({ contents }) => contents);
    assert.ok(content instanceof vscode.MarkdownString);
    assert.equal(content.supportHtml ?? false, false);
    assert.ok(typeof content.isTrusted === 'object');
    assert.deepEqual([...content.isTrusted.enabledCommands].sort(), [
      'sockopt.applyFix',
      'sockopt.explainOption',
      'sockopt.explainTimeWait',
    ]);
  });
});

describe('hostile text in a hover', () => {
  afterEach(closeAll);

  it('stays text: names and hosts of the file cannot make links, images or HTML', async () => {
    const hostile =
      '`](command:workbench.action.quit) ![x](https://example.invalid/x.png) <img src=x onerror=alert(1)>';
    const document = await open(
      `import socket\n\nserver = socket.socket()\nserver.bind((${JSON.stringify(hostile)}, 7007))\nserver.listen()\n`,
      '.py',
    );
    const text = await hover(document, 'bind(');
    assert.match(text, /Life of this socket/);
    assert.deepEqual(
      linksOf(text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')).filter(
        ({ command }) => !command.startsWith('sockopt.'),
      ),
      [],
    );
    const position = text.indexOf('command:workbench');
    if (position >= 0) {
      // Inside a code span whose fence is longer than any run of backticks in it.
      const before = text.slice(0, position);
      assert.match(before, /``[^`]/);
    }
  });
});
