// What is checked: the C files of well-known servers, as Debian has their sources; where those cannot be had, copies of
// our own fixtures.
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Debian } from '../corpus/debian.mjs';

const PACKAGES = ['redis', 'nginx', 'memcached', 'lighttpd', 'mosquitto', 'openssh'];
const FIXTURES = 'test/fixtures/c';

/** Copies where there are no sources: as many files as the sources have. */
const STAND_INS = 1800;

let tree;

/** @returns {Promise<{folder: string, about: string}>} made at the first call */
export function sourceTree(scratch) {
  tree ??= makeTree(scratch);
  return tree;
}

async function makeTree(scratch) {
  const debian = new Debian('.corpus');
  const folder = path.join(scratch, 'tree');
  let files = 0;
  let bytes = 0;
  for (const name of PACKAGES) {
    const found = await debian.source({ package: name, version: '' }).catch((error) => ({ skipped: String(error) }));
    if ('skipped' in found) {
      console.warn(`The sources of ${name} cannot be had (${found.skipped}); copies of fixtures stand in.`);
      return copies(scratch, STAND_INS);
    }
    for (const entry of await readdir(found.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.[ch]$/.test(entry.name)) continue;
      const from = path.join(entry.parentPath, entry.name);
      const to = path.join(folder, name, path.relative(found.folder, from));
      await mkdir(path.dirname(to), { recursive: true });
      await cp(from, to);
      files++;
      bytes += (await readFile(to)).length;
    }
  }
  return { folder, about: `${files} C files of ${PACKAGES.join(', ')}, ${(bytes / 1e6).toFixed(0)} MB` };
}

/** So many copies of fixtures, with other names for their functions. */
export async function copies(scratch, count) {
  const names = (await readdir(FIXTURES, { recursive: true })).filter((name) => name.endsWith('.c')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(FIXTURES, name), 'utf8')));
  const folder = path.join(scratch, `copies-${count}`);
  for (let index = 0; index < count; index++) {
    const text = texts[index % texts.length].replace(/\b(\w+)(?=\([^;{}]*\)\s*\{)/g, (name) =>
      /^(?:main|if|for|while|switch)$/.test(name) ? name : `${name}_${index}`,
    );
    const to = path.join(folder, `part${Math.floor(index / 100)}`, `file${index}.c`);
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, text);
  }
  return { folder, about: `${count} copies of fixtures in C` };
}
