/** The entry point VS Code calls inside the extension host, Node and web worker alike. */
// mocha's browser build: the one that runs in both.
import Mocha from 'mocha/mocha.mjs';

/** Runs every `*.test.ts` of this folder. @throws when a test fails, which gives the run a non-zero exit code. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 30_000, color: false });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  // Supplied by the build. Loaded late, because test files use mocha's globals as they load.
  await import('all-tests');
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${String(failures)} failed`);
  }
}
