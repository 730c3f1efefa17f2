/** Samples of several files: what is in one decides what is wrong in another. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProject, DEFAULT_OPTIONS, Engine, languageIdOfFile, type ProjectFile } from '../../src/core';
import { readAsset } from './assets';
import { actual, expectations, place } from './expectations';

const root = 'test/fixtures/projects';

async function read(engine: Engine, folder: string): Promise<readonly ProjectFile[]> {
  const files: ProjectFile[] = [];
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const lowered = await engine.lower({ languageId: languageIdOfFile(name, text) ?? '', text });
    if (lowered && !('problem' in lowered))
      files.push({ path: `${folder}/${name}`, text, language: lowered.language, unit: lowered.unit });
  }
  return files;
}

describe('projects', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  for (const project of readdirSync(root)) {
    const folder = `${root}/${project}`;
    const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const title = [...texts.values()]
      .map((text) => /^(?:\/\/|#) ((?:fine|wrong): .*)/.exec(text)?.[1])
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
        const surroundings = { path: file.path, files };
        const alone = await engine.analyze({ languageId: file.language.id, text }, undefined, surroundings);
        assert.deepEqual(
          actual(text, alone.findings).map(place),
          actual(text, findings).map(place),
          `${name}, checked for itself with the others`,
        );
      }
    });
  }
});
