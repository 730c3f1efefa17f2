// deb-src entries for every archive that this machine takes its packages from.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads both forms of apt's source lists (sources.list(5)) and gives one-line deb-src entries, without duplicates.
 * Only entries with the component `main` count: third parties' archives seldom have sources.
 * @param {string} etc apt's configuration folder
 * @returns {Promise<string[]>}
 */
export async function sourceEntries(etc = '/etc/apt') {
  const parts = path.join(etc, 'sources.list.d');
  const files = [path.join(etc, 'sources.list')];
  if (existsSync(parts)) files.push(...(await readdir(parts)).sort().map((name) => path.join(parts, name)));
  const entries = new Set();
  for (const file of files.filter((name) => existsSync(name))) {
    if (file.endsWith('.list')) oneLine(await readFile(file, 'utf8')).forEach((entry) => entries.add(entry));
    if (file.endsWith('.sources')) deb822(await readFile(file, 'utf8')).forEach((entry) => entries.add(entry));
  }
  return [...entries];
}

/** `deb [options] URI SUITE COMPONENT…` */
function oneLine(text) {
  return [...text.matchAll(/^\s*deb(?:-src)?\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/gm)]
    .filter(([, , , , components]) => components.split(/\s+/).includes('main'))
    .map(([, options, uri, suite]) => `deb-src ${signedBy(options ?? '')}${uri} ${suite} main`);
}

/** Stanzas of `Field: values`, separated by blank lines. */
function deb822(text) {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = new Map(
      [...stanza.matchAll(/^([A-Za-z-]+):\s*(.*)$/gm)].map(([, name, value]) => [name.toLowerCase(), value.trim()]),
    );
    const values = (name) => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
    if (fields.get('enabled') === 'no' || !values('components').includes('main')) return [];
    const key = values('signed-by')[0];
    const option = key?.startsWith('/') ? `[signed-by=${key}] ` : '';
    return values('uris').flatMap((uri) => values('suites').map((suite) => `deb-src ${option}${uri} ${suite} main`));
  });
}

function signedBy(options) {
  const key = /signed-by=([^\s\]]+)/.exec(options)?.[1];
  return key ? `[signed-by=${key}] ` : '';
}
