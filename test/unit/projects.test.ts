/** Samples of several files: what is in one decides what is wrong in another. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkProject,
  DEFAULT_OPTIONS,
  definingFiles,
  Engine,
  judge,
  languageIdOfFile,
  Neighborhood,
  type Packed,
  type Place,
  type ProjectFile,
  type ProjectResult,
  familyOfFile,
  Shelf,
  unpack,
} from '../../src/core';
import { readAsset } from './assets';
import { actual, expectations, place } from './expectations';

const root = 'test/fixtures/projects';

/** Names of the files in a folder and those below it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

async function read(engine: Engine, folder: string): Promise<readonly ProjectFile[]> {
  const files: ProjectFile[] = [];
  const unread = new Set<string>();
  const add = async (path: string, always = false): Promise<void> => {
    const text = readFileSync(path, 'utf8');
    const lowered = await engine.lower(
      { languageId: languageIdOfFile(path, text) ?? '', text, path },
      undefined,
      always,
    );
    if (!lowered) unread.add(path);
    else if (!('problem' in lowered)) files.push({ path, text, language: lowered.language, unit: lowered.unit });
  };
  for (const name of filesIn(folder)) await add(`${folder}/${name}`);
  for (let wanted = definingFiles(files, unread); wanted.length > 0; wanted = definingFiles(files, unread)) {
    for (const path of wanted) {
      unread.delete(path);
      await add(path, true);
    }
  }
  return files;
}

/** All that a place says but for the numbers of events. */
function told({ rule, draft, related }: Place): readonly unknown[] {
  return [rule.id, draft.range, draft.call, draft.message, related];
}

/** What is found where files are read as they are needed, and followed from the last to the first. */
async function fromShelf(files: readonly ProjectFile[]): Promise<ProjectResult> {
  const texts = files
    .map(({ path, language, text }) => ({ path, languageId: language.id, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const packed = new Map<string, Packed>();
  for (const family of new Set(texts.map(familyOfFile))) {
    const shelf = new Shelf(readAsset, 60_000);
    for (const file of texts) if (familyOfFile(file) === family) shelf.add(file);
    const order = [...shelf.toFollow].sort();
    for (const [index, path] of [...order.entries()].reverse())
      packed.set(path, structuredClone(await shelf.follow(path, index * 1_000_000)));
    await shelf.dispose();
  }
  return judge(unpack(texts, packed), DEFAULT_OPTIONS);
}

describe('projects', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  for (const project of readdirSync(root)) {
    const folder = `${root}/${project}`;
    const texts = new Map(filesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const title = [...texts.values()]
      .map((text) => /^(?:<\?php )?(?:\/\/|#) ((?:fine|wrong): .*)/.exec(text)?.[1])
      .find((line) => line !== undefined);
    it(`${project}: ${title ?? ''}`, async () => {
      assert.ok(title !== undefined, 'one of the files says what the project shows');
      const files = await read(engine, folder);
      const { places } = checkProject(files, DEFAULT_OPTIONS);
      const reversed = checkProject([...files].reverse(), DEFAULT_OPTIONS);
      const shelved = await fromShelf(files);
      for (const [name, text] of texts) {
        const found = places.get(`${folder}/${name}`) ?? [];
        const findings = await engine.findings({ languageId: languageIdOfFile(name, text) ?? '', text }, found);
        assert.deepEqual(actual(text, findings).map(place), expectations(text).map(place), name);
        const again = reversed.places.get(`${folder}/${name}`) ?? [];
        assert.deepEqual(
          again.map(({ draft }) => draft.range),
          found.map(({ draft }) => draft.range),
          'the order of the files does not matter',
        );
        assert.deepEqual(
          (shelved.places.get(`${folder}/${name}`) ?? []).map(told),
          found.map(told),
          'nor does it which files are followed first, and which are read only when they are asked for',
        );
        const file = files.find(({ path }) => path === `${folder}/${name}`);
        if (!file) continue;
        const neighborhood = new Neighborhood();
        files.forEach((other) => {
          neighborhood.set(other);
        });
        const surroundings = { path: file.path, neighborhood };
        const alone = await engine.analyze({ languageId: file.language.id, text }, undefined, surroundings);
        assert.deepEqual(
          actual(text, alone.findings).map(place),
          actual(text, findings).map(place),
          `${name}, checked for itself with the others`,
        );
      }
    });
  }

  it('one file that cannot be followed does not keep the others from being checked', async () => {
    const [good] = await read(engine, `${root}/python-base-class-set`);
    const files = await read(engine, `${root}/c-bind-in-helper`);
    const broken = files.map((file) => ({
      ...file,
      language: {
        ...file.language,
        call: () => {
          throw new Error('out of luck');
        },
      },
    }));
    const { places, problems } = checkProject([...broken, good!], DEFAULT_OPTIONS);
    assert.equal(places.size, 0);
    for (const { path } of broken) {
      assert.deepEqual(problems.get(path), [{ code: 'internal', message: 'The check failed: out of luck' }]);
    }
    assert.deepEqual(problems.get(good!.path), []);
  });
});
