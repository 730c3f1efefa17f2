import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  allOptions,
  codeLanguages,
  isOptionName,
  optionMarkdown,
  optionNames,
  optionPlatforms,
  socketKinds,
  type SocketOption,
} from '../../../src/knowledge';
import { namesInRules } from '../../../src/knowledge/options/special/rules';

/** Longest text of a field, in characters: what a hover can hold without scrolling for long. */
const LONGEST: Readonly<Partial<Record<keyof SocketOption, number>>> = {
  valueType: 80,
  default: 90,
  summary: 170,
  whenToUse: 220,
  whenNotToUse: 220,
  pitfall: 300,
  folklore: 400,
  inheritedNote: 100,
  privilege: 100,
  range: 90,
  unit: 60,
};

const SENTENCES = ['summary', 'whenToUse', 'whenNotToUse', 'pitfall', 'folklore', 'inheritedNote'] as const;
const PHRASES = ['valueType', 'default', 'privilege', 'range', 'unit'] as const;
const FIELDS = new Set<string>([
  ...['name', 'level', 'access', 'sockets', 'when', 'inherited', 'replacedBy', 'keywords', 'code', 'platforms'],
  ...['related', 'sources', 'confidence', 'specialised'],
  ...SENTENCES,
  ...PHRASES,
]);

const everywhere = allOptions();
const full = everywhere.filter(({ specialised }) => specialised !== true);

/** Fails with the names of the options for which `wrong` finds something. */
function none(options: readonly SocketOption[], wrong: (option: SocketOption) => string | boolean | undefined): void {
  assert.deepEqual(
    options.flatMap((option) => {
      const found = wrong(option);
      return found === false || found === undefined || found === '' ? [] : [`${option.name}: ${String(found)}`];
    }),
    [],
  );
}

describe('schema of the options', () => {
  it('has 830 entries, and all names of the table of levels among them', () => {
    const names = new Set(everywhere.map(({ name }) => name));
    assert.equal(names.size, 830);
    assert.equal(everywhere.length, 830);
    assert.deepEqual(
      optionNames().filter((name) => !names.has(name)),
      [],
    );
  });

  it('has no other fields than these', () => {
    none(everywhere, (option) =>
      Object.keys(option)
        .filter((key) => !FIELDS.has(key))
        .join(' '),
    );
  });

  it('has sentences that are whole, and none that is too long', () => {
    for (const key of SENTENCES)
      none(everywhere, ({ [key]: text }) => {
        if (text === undefined) return undefined;
        const whole = /^(?:[A-Z0-9"'-]|iOS|macOS|illumos|ipfw|socket\(7\)|tcp\(7\)|l_\w+)[^]*[.!?]$/.test(text);
        const clean = !/\s\s|\.\.|^\s|\s$/.test(text);
        return whole && clean && text.length <= (LONGEST[key] ?? 0)
          ? undefined
          : `${key} ${String(text.length)} ${text}`;
      });
  });

  it('has summaries that can be read alone', () => {
    none(
      everywhere,
      ({ summary }) => /^(?:The same|Such|It|Its|This|That|These|Same)\b|\bthat header\b/.test(summary) && summary,
    );
  });

  it('has phrases that are no sentences', () => {
    for (const key of PHRASES)
      none(everywhere, ({ [key]: text }) =>
        text === undefined || (!/[.]$|^\s|\s$/.test(text) && text.length > 0 && text.length <= (LONGEST[key] ?? 0))
          ? undefined
          : `${key} ${text}`,
      );
  });

  it('names kinds of socket, moments, inheritance and access by their words', () => {
    none(everywhere, ({ sockets }) =>
      sockets !== undefined &&
      (sockets.length === 0 ||
        new Set(sockets).size !== sockets.length ||
        sockets.some((kind) => !socketKinds.includes(kind)))
        ? sockets.join(' ')
        : undefined,
    );
    none(everywhere, ({ when }) =>
      [undefined, 'before-bind', 'before-listen', 'before-connect', 'any-time'].includes(when) ? undefined : when,
    );
    none(everywhere, ({ inherited }) =>
      [undefined, 'yes', 'no', 'differs'].includes(inherited) ? undefined : inherited,
    );
    none(everywhere, ({ inherited, inheritedNote }) => (inherited === 'differs') !== (inheritedNote !== undefined));
    none(everywhere, ({ access }) => !['get', 'set', 'get and set', 'neither'].includes(access));
  });

  it('says plainly what accept() hands on only where that is known of every system', () => {
    none(everywhere, ({ inherited, platforms }) => {
      // It was tried on Linux; BSD and macOS were read.
      const systems = optionPlatforms.filter((platform) => platforms[platform].present);
      return inherited !== undefined && inherited !== 'differs' && systems.length > 1 && platforms.linux.present
        ? systems.join(' ')
        : undefined;
    });
  });

  it('refers to options that exist', () => {
    none(everywhere, ({ name, related }) =>
      related.filter((other) => !isOptionName(other) || other === name).join(' '),
    );
    none(everywhere, ({ name, replacedBy }) =>
      replacedBy !== undefined && (!isOptionName(replacedBy) || replacedBy === name) ? replacedBy : undefined,
    );
    none(everywhere, ({ related }) => new Set(related).size !== related.length);
    const special = new Set(everywhere.filter(({ specialised }) => specialised).map(({ name }) => name));
    assert.deepEqual(
      namesInRules().filter((name) => !special.has(name)),
      [],
    );
  });

  it('says for each option where the facts come from, and shows it where they are not confirmed', () => {
    none(everywhere, ({ sources }) => sources.length === 0 || sources.some((text) => text.length < 4));
    for (const option of everywhere) {
      const shown = optionMarkdown(option, 'full');
      const words = { measured: 'measured', source: 'read in', docs: 'documentation', unconfirmed: 'not confirmed' };
      assert.ok(shown.includes(words[option.confidence]), option.name);
    }
    assert.ok(everywhere.some(({ confidence }) => confidence === 'unconfirmed'));
  });

  it('names a manual page of Linux only where that page speaks of the option', function () {
    const pages = new Map<string, string>();
    for (const option of everywhere)
      for (const source of option.sources) {
        const [, name = '', section = ''] = /^Linux (\w+)\((\d)\)$/.exec(source) ?? [];
        const file = `/usr/share/man/man${section}/${name}.${section}.gz`;
        if (name === '' || (!pages.has(file) && !existsSync(file))) continue;
        const page = pages.get(file) ?? gunzipSync(readFileSync(file)).toString();
        pages.set(file, page);
        assert.match(page, new RegExp(`\\b${option.name}\\b`), source);
      }
    if (pages.size === 0) this.skip();
  });

  it('has a number for each system that has the option, and a note without a full stop', () => {
    for (const option of everywhere)
      for (const platform of optionPlatforms) {
        const { present, value, note, since } = option.platforms[platform];
        assert.equal(value !== undefined, present, `${option.name} on ${platform}`);
        assert.ok(since === undefined || present, `${option.name} on ${platform}`);
        assert.ok(
          note === undefined || (/^\S[^]+[^.\s]$/.test(note) && note.length <= 180),
          `${option.name}: ${String(note)}`,
        );
      }
  });

  it('tells the options that people use in full', () => {
    assert.ok(full.length >= 100);
    for (const key of ['sockets', 'whenToUse', 'whenNotToUse', 'pitfall', 'when', 'keywords'] as const)
      none(full, ({ [key]: value }) => value === undefined && key);
    none(full, ({ code }) => code?.c === undefined || code.cpp === undefined);
    for (const language of codeLanguages)
      none(full, ({ code }) => {
        const line = code?.[language];
        return line !== undefined && (/\n|undefined|\s$/.test(line) || line.length > 230) ? line : undefined;
      });
    none(
      full,
      ({ keywords = [] }) =>
        keywords.some((word) => word.length < 2 || word.length > 40 || word.trim() !== word) ||
        new Set(keywords).size !== keywords.length,
    );
  });

  it('tells the others in brief', () => {
    none(
      everywhere.filter(({ specialised }) => specialised),
      ({ code, whenToUse, keywords }) => [code, whenToUse, keywords].some((value) => value !== undefined),
    );
  });
});
