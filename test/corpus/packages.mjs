// The labelled set as it lies beside this file: facts about call sites, no source text.
import { readFile } from 'node:fs/promises';
import { URL } from 'node:url';

/** Packages from here on are fetched only with --all. */
export const SMALL = 8_000_000;

/** @param {string} name file name beside this module */
const lines = async (name) =>
  (await readFile(new URL(name, import.meta.url), 'utf8')).split('\n').filter((line) => line !== '');

/** @returns {Promise<{package: string, version: string, orig: string, sha256: string, bytes: number}[]>} small ones first */
export async function packages() {
  return (await lines('packages.tsv'))
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([name, version, orig, sha256, bytes]) => ({ package: name, version, orig, sha256, bytes: Number(bytes) }))
    .sort((a, b) => a.bytes - b.bytes);
}

/** @returns {Promise<object[]>} one object per labelled call site */
export async function labels() {
  return (await lines('labels.jsonl')).map((line) => JSON.parse(line));
}

/** @returns {Promise<Set<string>>} `package/path:line` of labels that are held to be wrong */
export async function disputed() {
  return new Set(
    (await lines('disputed.md'))
      .filter((line) => line.startsWith('## '))
      .flatMap((line) => {
        const [, name, places] = /^## (\S+) (.*)$/.exec(line);
        return places.split(', ').map((place) => `${name}/${place}`);
      }),
  );
}

/** @returns {Promise<Map<string, string>>} SHA-1 of a labelled line without blanks at its ends, by `package/path:line` */
export async function anchors() {
  return new Map(
    (await lines('anchors.tsv'))
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([name, file, line, sha1]) => [`${name}/${file}:${line}`, sha1]),
  );
}
