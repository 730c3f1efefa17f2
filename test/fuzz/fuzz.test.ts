/** A short run of `npm run fuzz`, the same each time. */
import assert from 'node:assert/strict';
import { fuzz } from './language';
import { languages } from './seeds';

describe('spoiled texts', () => {
  for (const language of Object.keys(languages)) {
    it(`do no harm in ${language}`, async () => {
      const { failures, inputs, seen } = await fuzz({ language, runs: 100, seed: 20, corpus: false });
      assert.deepEqual(
        failures.map(({ message, file }) => `${message} (${file})`),
        [],
      );
      assert.equal(inputs, 100);
      assert.ok(seen.findings > 0 && seen.fixes > 0 && seen.hovers > 0, 'the texts still hold something to find');
    });
  }
});
