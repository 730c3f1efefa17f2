import assert from 'node:assert/strict';
import {
  allOptions,
  allRuntimes,
  blocksMarkdown,
  codeSpan,
  escapeMarkdown,
  explanationMarkdown,
  optionByName,
  optionMarkdown,
  optionParts,
  restartMarkdown,
  restartOutcome,
  runtimeById,
  runtimeMarkdown,
  runtimeSentence,
  systems,
  threadMarkdown,
  timeWaitMarkdown,
} from '../../../src/knowledge';

describe('escapeMarkdown', () => {
  const cases: [text: string, markdown: string][] = [
    ['fd', 'fd'],
    ['[x](command:evil)', '\\[x\\]\\(command\\:evil\\)'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['![a](b)', '\\!\\[a\\]\\(b\\)'],
    ['a`b`', 'a\\`b\\`'],
    ['$(zap)', '\\$\\(zap\\)'],
    ['self._sock', 'self\\.\\_sock'],
    ['http://x.y', 'http\\:\\/\\/x\\.y'],
    ['a\n# b\r\n- c', 'a \\# b \\- c'],
    ['a\\', 'a\\\\'],
    ['größe', 'größe'],
    ['a\u202eb\u2066c', 'a b c'],
  ];
  for (const [text, markdown] of cases) {
    it(JSON.stringify(text), () => assert.equal(escapeMarkdown(text), markdown));
  }
});

describe('codeSpan', () => {
  const cases: [text: string, markdown: string][] = [
    ['fd', '`fd`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``b`', '``` a``b` ```'],
    ['a\nb', '`a b`'],
    ['echo\u202ec.exe', '`echo c.exe`'],
    ['', '`  `'],
  ];
  for (const [text, markdown] of cases) {
    it(JSON.stringify(text), () => assert.equal(codeSpan(text), markdown));
  }
});

describe('optionMarkdown', () => {
  const option = optionByName('SO_REUSEADDR');
  assert.ok(option !== undefined);

  it('begins with name, level, type and moment, then one sentence', () => {
    const [head, sentence, ...rest] = optionMarkdown(option, 'brief').split('\n\n');
    assert.equal(head, '**SO_REUSEADDR** — `SOL_SOCKET` · int, 0 or 1 · set before bind() · default 0');
    assert.equal(sentence, option.summary);
    assert.deepEqual(rest, []);
  });

  it('adds systems, pitfall and source in full', () => {
    const full = optionMarkdown(option, 'full');
    assert.ok(full.startsWith(optionMarkdown(option, 'brief')));
    for (const part of [
      '- **Linux**:',
      '- **Windows**:',
      '**Pitfall:**',
      '✓ Linux\\* · ✓ macOS\\*',
      'Number: 2 on Linux; 4 on macOS, FreeBSD',
      '*Source (measured on Linux):',
    ]) {
      assert.ok(full.includes(part), part);
    }
  });

  it('says which systems lack an option', () => {
    const exclusive = optionByName('SO_EXCLUSIVEADDRUSE');
    assert.ok(exclusive !== undefined);
    assert.match(optionMarkdown(exclusive, 'full'), /✗ Linux\b.*✗ macOS\b.*✓ Windows\b[^]*Number: -5 on Windows/);
  });

  it('has a line of code of the language, and in a page one of each', () => {
    const nodelay = optionByName('TCP_NODELAY');
    assert.ok(nodelay?.code?.go !== undefined && nodelay.code.javascript !== undefined);
    const inGo = optionParts(nodelay, 'go').more.join('\n');
    assert.ok(inGo.includes(`\`\`\`go\n${nodelay.code.go}\n\`\`\``));
    const inTypeScript = optionParts(nodelay, 'typescriptreact').more.join('\n');
    assert.ok(inTypeScript.includes(`\`\`\`typescriptreact\n${nodelay.code.javascript}\n`));
    assert.match(optionMarkdown(nodelay, 'full'), /- Go: `.*`\n- Rust: `/);
    assert.doesNotMatch(optionParts(nodelay, 'cobol').more.join('\n'), /```/);
  });

  it('shows everything that an entry says', () => {
    for (const each of allOptions()) {
      const text = optionMarkdown(each, 'full');
      for (const part of [
        each.summary,
        each.whenToUse,
        each.pitfall,
        each.folklore,
        each.privilege,
        each.range,
        each.unit,
        each.replacedBy,
        each.inheritedNote,
      ]) {
        // Code and escaped punctuation are written in another way.
        const plain = /^[\w ,.;()]+/.exec(part ?? '')?.[0] ?? '';
        assert.ok(text.replaceAll('\\', '').includes(plain), `${each.name}: ${plain}`);
      }
      if (each.inherited === 'yes' || each.inherited === 'no')
        assert.ok(text.includes(`by accept(): ${each.inherited}`), each.name);
    }
  });

  it('links sources that are public, and related options where there is somewhere to go', () => {
    const keepalive = optionByName('SO_KEEPALIVE');
    assert.ok(keepalive);
    const text = optionMarkdown(keepalive, 'full');
    assert.match(text, /\[Linux socket\(7\)\]\(https:\/\/man7\.org\/linux\/man-pages\/man7\/socket\.7\.html\)/);
    assert.match(text, /See also: `TCP_/);
    assert.match(optionParts(keepalive, 'c', (name) => `[${name}](x)`).more.join('\n'), /See also: \[TCP_\w+\]\(x\)/);
  });

  it('renders every option without a hole', () => {
    for (const each of allOptions()) {
      const text = optionMarkdown(each, 'full');
      assert.ok(!/undefined|\n\n\n|\[object/.test(text), each.name);
    }
  });
});

describe('restartMarkdown and runtimeMarkdown', () => {
  it('give one line per system, saying how it is known', () => {
    const lines = restartMarkdown(systems.map((system) => restartOutcome(system, {}))).split('\n');
    assert.equal(lines.length, systems.length);
    assert.match(lines[0] ?? '', /^- On Linux bind\(\) fails with EADDRINUSE .*\*\(measured\)\*$/);
    assert.ok(lines.some((line) => line.endsWith('*(not confirmed)*')));
  });

  const sentences: [id: string, sentence: string][] = [
    ['c-socket', 'Does not set SO_REUSEADDR.'],
    [
      'python-create-server',
      'Sets SO_REUSEADDR by itself on Linux, BSD and macOS. On Windows it sets nothing, and a restart is reported to need nothing.',
    ],
    ['python-http-server', 'Sets SO_REUSEADDR by itself on every system.'],
    [
      'python-anyio-tcp',
      'Sets SO_REUSEADDR by itself on Linux, BSD and macOS. On Windows it sets SO_EXCLUSIVEADDRUSE.',
    ],
    ['python-socketserver-tcp', '`allow_reuse_address` decides about SO_REUSEADDR on every system: off by default.'],
    [
      'cpp-httplib',
      'Sets SO_REUSEADDR by itself on Windows only. Sets SO_REUSEPORT by itself on Linux, BSD and macOS.',
    ],
    [
      'cpp-poco-server',
      'Sets SO_REUSEADDR by itself on every system. Sets SO_REUSEPORT as well on Linux, BSD and macOS.',
    ],
  ];
  for (const [id, sentence] of sentences) {
    it(id, () => {
      const runtime = runtimeById(id);
      assert.ok(runtime !== undefined);
      assert.equal(runtimeSentence(runtime), sentence);
      assert.ok(runtimeMarkdown(runtime).includes('*Source ('));
    });
  }

  it('render every runtime without a hole', () => {
    for (const each of allRuntimes()) {
      assert.ok(!/undefined|\n\n\n|\[object/.test(runtimeMarkdown(each)), each.id);
    }
  });
});

describe('blocksMarkdown', () => {
  it('writes each kind of block', () => {
    const text = blocksMarkdown([
      { kind: 'heading', id: 'h', text: 'Title' },
      { kind: 'paragraph', text: 'a_b *c* `d*e`.' },
      { kind: 'list', ordered: true, items: ['one', 'two'] },
      { kind: 'table', caption: 'T', head: ['a', 'b'], rows: [['`x|y`', 'p|q']] },
      { kind: 'code', language: 'c', text: 'int x;' },
      { kind: 'note', id: 'n', claim: 'C', verdict: 'imprecise', text: 'T.', source: 'S', measured: 'M.' },
    ]);
    assert.equal(
      text,
      [
        '## Title',
        'a_b \\*c\\* `d*e`.',
        '1. one\n2. two',
        '**T**\n\n| a | b |\n| --- | --- |\n| `x\\|y` | p\\|q |',
        '```c\nint x;\n```',
        '> **Fact check (imprecise).** "C"\n>\n> T.\n>\n> *Source: S.* Measured: M.',
      ].join('\n\n'),
    );
  });

  it('renders the thread and the explanation', () => {
    assert.match(threadMarkdown(), /Ray Templeton/);
    assert.equal(threadMarkdown().match(/Fact check/g)?.length, 11);
    assert.match(timeWaitMarkdown(), /## Who enters it/);
    const story = explanationMarkdown();
    assert.match(story, /\*\*2\.11 s\*\* · server TIME-WAIT, client LAST-ACK\. The second FIN arrives/);
    assert.match(story, /TIME-WAIT {2}0 {7}0 {7}192\.0\.2\.10:8080/);
    assert.match(
      story,
      /\*\*Linux\*\*\n\n- neither run sets it: bind\(\) fails with EADDRINUSE.*\n- only the new run sets it: bind\(\) fails/,
    );
    assert.match(
      story,
      /\*\*FreeBSD\*\*\n\n- neither.*fails.*\n- only the new run sets it: bind\(\) succeeds\. \*\(read in the source, not run\)\*/,
    );
    assert.doesNotMatch(story, /undefined|\[object/);
    assert.doesNotMatch(threadMarkdown() + timeWaitMarkdown(), /undefined|\[object/);
  });
});
