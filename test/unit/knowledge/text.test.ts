import assert from 'node:assert/strict';
import {
  folklore,
  illustration,
  illustrationIds,
  momentAt,
  restartNow,
  textParts,
  thread,
  threadCredit,
  timeWait,
  timeWaitLength,
  timeline,
  withoutTimeWait,
  type Block,
  type IllustrationId,
} from '../../../src/knowledge';

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return [block.text];
    case 'note':
      return [block.claim, block.text, block.source, ...(block.measured === undefined ? [] : [block.measured])];
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()];
    case 'list':
      return block.items;
  }
}

function checkBlocks(blocks: readonly Block[]): void {
  for (const block of blocks) {
    for (const text of textsOf(block)) {
      assert.ok(text.trim().length > 0, 'empty text');
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, `backticks do not pair: ${text}`);
    }
    if (block.kind === 'paragraph') {
      assert.match(block.text, /[.?:]$/);
    }
    if (block.kind === 'note') {
      assert.match(block.text, /\.$/);
    }
    if (block.kind === 'table') {
      assert.ok(block.rows.length > 0 && block.rows.every((row) => row.length === block.head.length), block.caption);
    }
  }
}

describe('the thread', () => {
  it('credits its authors, in reading order', () => {
    assert.deepEqual(
      thread.map(({ kind, author }) => `${kind} ${author}`),
      [
        'question Ray Templeton',
        'answer William Briand',
        'comment William Briand',
        'answer Warren Young',
        'answer a third person, not named',
      ],
    );
    for (const name of ['Ray Templeton', 'William Briand', 'Warren Young', 'third person']) {
      assert.ok(threadCredit.includes(name), name);
    }
  });

  it('has eleven fact checks, each right after the text it is about', () => {
    const notes = thread.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'note'));
    assert.equal(notes.length, 11);
    assert.equal(new Set(notes.map((note) => note.id)).size, 11);
    for (const { blocks } of thread) {
      checkBlocks(blocks);
      blocks.forEach((block, index) => {
        assert.ok(block.kind !== 'note' || blocks[index - 1]?.kind === 'paragraph');
      });
    }
  });

  it('is retold: no sentence of the original stands in it', () => {
    const original = [
      'go ahead and reuse it anyway',
      'The penny dropped',
      "you don't really own it",
      'reliable data communication in the face of packet loss',
      'The stack dutifully closes down its connection',
      "isn't a big enough risk",
      'Specifies that the rules used in validating addresses',
    ];
    const all = thread.flatMap(({ blocks }) => blocks.flatMap(textsOf)).join(' ');
    assert.deepEqual(
      original.filter((phrase) => all.includes(phrase)),
      [],
    );
  });
});

describe('the explanation of TIME_WAIT', () => {
  it('has its sections, with whole texts', () => {
    assert.deepEqual(
      timeWait.map(({ id }) => id),
      [
        'what-it-is',
        'who-enters',
        'how-long',
        'why',
        'what-the-option-does',
        'when-it-does-not-help',
        'no-shortcuts',
        'udp',
        'folklore',
        'see-it-yourself',
      ],
    );
    for (const { title, blocks } of timeWait) {
      assert.ok(title.length > 0 && blocks.length > 0);
      checkBlocks(blocks);
    }
  });

  it('names the length on each system, or says that it is not confirmed', () => {
    const rows = timeWait
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === 'table' && block.caption.startsWith('How long'));
    assert.ok(rows?.kind === 'table');
    assert.deepEqual(
      rows.rows.map(([system, length]) => `${String(system)} ${String(length)}`),
      ['Linux 60 s', 'FreeBSD 60 s', 'macOS 30 s', 'Windows not confirmed', 'illumos 60 s'],
    );
    assert.equal(timeWaitLength.windows.seconds, undefined);
  });

  it('judges each piece of folklore, with a proof and its source', () => {
    assert.equal(folklore.length, 23);
    assert.equal(new Set(folklore.map(({ id }) => id)).size, folklore.length);
    for (const { claim, proof, source } of folklore) {
      assert.match(claim, /\.$/);
      assert.match(proof, /\.$/);
      assert.ok(source.length > 5);
    }
  });
});

describe("a beginner's reading test", () => {
  /** Question, where its answer stands (id of a section or of a note), and the sentence that answers it. */
  const answers: readonly (readonly [question: string, id: string, sentence: string])[] = [
    [
      'Why does it happen?',
      'what-it-is',
      'What makes it visible, mostly, is the restart of a server: the record has the port of the server, so `bind()` says `EADDRINUSE`, "Address already in use".',
    ],
    [
      'Who gets it?',
      'who-enters',
      'The side that closes first, and only that side; if both close at the same moment, both do.',
    ],
    ['How long does it last?', 'how-long', 'Linux, FreeBSD and illumos keep it for 60 s, macOS for 30 s.'],
    [
      'What does the option do on Linux?',
      'what-the-option-does',
      'On Linux `bind()` then succeeds over TIME_WAIT and other leftovers of the run before, provided that run had set the option as well; beside a listener that is alive it never does.',
    ],
    [
      'What does it do on Windows?',
      'what-the-option-does',
      'On Windows it means something else: two programs that both set it can bind the same live port, and who then gets the clients is left open.',
    ],
    [
      'When does it not help?',
      'when-it-does-not-help',
      'The old server is still running, or a child of it has inherited the descriptor: a live listener on the same address blocks on every Unix here.',
    ],
    [
      'When does it not help?',
      'note-first-restart',
      'The first restart after adding the line can still fail, for up to 60 seconds.',
    ],
    [
      'Why not just close with SO_LINGER {1, 0}?',
      'no-shortcuts',
      'Closing with `SO_LINGER` at `{1, 0}` leaves no TIME_WAIT, because it is no orderly close: it sends a reset, throws away data that is still to be sent, and gives the other side ECONNRESET instead of an end of file.',
    ],
    [
      'Does the option lose data?',
      'what-the-option-does',
      'It has to be set after `socket()` and before `bind()`; it loses no data and shortens nothing.',
    ],
    [
      'What about UDP?',
      'udp',
      'UDP has no connections, so it has no TIME_WAIT: as soon as the old program has ended, its port is free, and a UDP server needs no option to restart.',
    ],
  ];
  const texts = new Map<string, readonly string[]>([
    ...timeWait.map(({ id, blocks }) => [id, blocks.flatMap(textsOf)] as const),
    ...thread.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'note' ? [[block.id, textsOf(block)] as const] : [])),
    ),
  ]);

  for (const [question, id, sentence] of answers) {
    it(question, () => {
      const found = texts.get(id)?.some((text) => text.includes(sentence));
      assert.ok(found, `${id} does not say: ${sentence}`);
      assert.equal(sentence.match(/[.?!](?= [A-Z]|$)/g)?.length, 1, 'one sentence');
    });
  }
});

describe('illustrations', () => {
  it('show a moment that is there, with choices that the text names', () => {
    for (const id of illustrationIds) {
      const { title, at, moment, scenario, shows, restart } = illustration(id);
      assert.ok(title.length > 5 && moment.length > 5);
      const story = withoutTimeWait.find((failure) => failure.id === shows)?.timeline ?? timeline(scenario);
      assert.equal(momentAt(story, at).at, at);
      assert.ok(restart === undefined || shows === 'timeline');
    }
  });

  it('are all pointed at, from the thread or the explanation', () => {
    const blocks = [...thread, ...timeWait].flatMap((part) => part.blocks);
    const used = blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.illustrations ?? []) : []));
    assert.deepEqual([...new Set(used)].sort(), [...illustrationIds].sort());
  });

  it('answer what the text says of the restart', () => {
    const said = (id: IllustrationId): string => {
      const { scenario, at, restart } = illustration(id);
      assert.ok(restart);
      return restartNow(timeline(scenario), at, restart).headline;
    };
    assert.match(said('restart-without'), /EADDRINUSE/);
    assert.match(said('first-restart'), /EADDRINUSE/);
    assert.equal(said('restart-with'), 'bind() succeeds.');
    assert.equal(said('abandoned-connection'), 'bind() succeeds.');
    assert.match(said('live-listener'), /EADDRINUSE/);
    assert.equal(said('live-listener-on-windows'), 'bind() succeeds.');
  });
});

describe('textParts', () => {
  it('splits at backticks', () => {
    assert.deepEqual(textParts('call `bind()` now'), [
      { code: false, text: 'call ' },
      { code: true, text: 'bind()' },
      { code: false, text: ' now' },
    ]);
    assert.deepEqual(textParts(''), []);
  });
});
