import assert from 'node:assert/strict';
import {
  folklore,
  textParts,
  thread,
  threadCredit,
  timeWait,
  timeWaitLength,
  type Block,
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
    assert.ok(folklore.length >= 13);
    assert.equal(new Set(folklore.map(({ id }) => id)).size, folklore.length);
    for (const { claim, proof, source } of folklore) {
      assert.match(claim, /\.$/);
      assert.match(proof, /\.$/);
      assert.ok(source.length > 5);
    }
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
