/** Samples of several files: what is in one decides what is wrong in another. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkProject,
  DEFAULT_OPTIONS,
  definingFiles,
  Engine,
  languageIdOfFile,
  Neighborhood,
  type ProjectFile,
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
