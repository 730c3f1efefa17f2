// Debian source packages: fetched by apt with a configuration of its own, checked, unpacked, cached.
// The machine's apt configuration is only read. One download at a time, so as to be no burden to the mirror.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { sourceEntries } from './apt-sources.mjs';

const run = promisify(execFile);

export class Debian {
  /** @param {string} root folder of the cache; `apt/`, `downloads/` and `src/` come to lie in it */
  constructor(root) {
    this.root = path.resolve(root);
    this.apt = path.join(this.root, 'apt');
    this.downloads = path.join(this.root, 'downloads');
    this.sources = path.join(this.root, 'src');
  }

  /**
   * The unpacked upstream source of a package, its top folder stripped.
   * @param {{package: string, version: string, orig?: string, sha256?: string}} wanted without `orig`, whatever
   *   upstream file that version has; without `sha256`, only apt's own check
   * @returns {Promise<{folder: string} | {skipped: string}>} where it lies, or why it cannot be had
   */
  async source(wanted) {
    const folder = path.join(this.sources, wanted.package);
    const mark = `${folder}.version`;
    if (existsSync(mark) && (await readFile(mark, 'utf8')).trim() === wanted.version) return { folder };
    const downloads = path.join(this.downloads, wanted.package);
    const orig = (await this.#origFile(downloads, wanted)) ?? (await this.#download(downloads, wanted));
    if (typeof orig !== 'string') return orig;
    const file = path.join(downloads, orig);
    if (wanted.sha256 && (await sha256(file)) !== wanted.sha256) return { skipped: `checksum of ${orig} differs` };
    await unpack(file, folder);
    await writeFile(mark, `${wanted.version}\n`);
    return { folder };
  }

  /** The upstream file among what has been downloaded, or undefined. */
  async #origFile(downloads, { orig }) {
    const names = existsSync(downloads) ? await readdir(downloads) : [];
    if (orig) return names.includes(orig) ? orig : undefined;
    // A native package has one tar file without "orig"; additional upstream parts are named .orig-PART.
    return (
      names.find((name) => /\.orig\.tar\.\w+$/.test(name)) ??
      names.find((name) => /\.tar\.\w+$/.test(name) && !/\.(debian\.tar|orig-)/.test(name))
    );
  }

  async #download(downloads, wanted) {
    await this.#update();
    await mkdir(downloads, { recursive: true });
    const name = wanted.version ? `${wanted.package}=${wanted.version}` : wanted.package;
    try {
      await this.#aptGet(['source', '--download-only', '--only-source', name], downloads);
    } catch (error) {
      const said = `${error.stderr ?? ''}`.split('\n').find((line) => /^E:/.test(line));
      const found = await this.#origFile(downloads, wanted);
      // A missing file of the packaging does not matter.
      return found ?? { skipped: said?.replace(/\s+https?:\S+/, '') ?? String(error.message).split('\n')[0] };
    }
    return (
      (await this.#origFile(downloads, wanted)) ?? { skipped: `the version has no ${wanted.orig ?? 'upstream file'}` }
    );
  }

  /** Reads the lists of source packages, once per cache. */
  async #update() {
    const list = path.join(this.apt, 'sources.list');
    if (existsSync(path.join(this.apt, 'updated'))) return;
    await mkdir(path.join(this.apt, 'lists', 'partial'), { recursive: true });
    await mkdir(path.join(this.apt, 'cache', 'archives', 'partial'), { recursive: true });
    await writeFile(list, `${(await sourceEntries()).join('\n')}\n`);
    await this.#aptGet(['update'], this.apt);
    await writeFile(path.join(this.apt, 'updated'), '');
  }

  #aptGet(words, cwd) {
    const options = {
      'Dir::Etc::sourcelist': path.join(this.apt, 'sources.list'),
      'Dir::Etc::sourceparts': '-',
      'Dir::State::lists': path.join(this.apt, 'lists'),
      'Dir::Cache': path.join(this.apt, 'cache'),
      'Acquire::Queue-Mode': 'access',
      'APT::Sandbox::User': 'root',
    };
    const set = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    return run('apt-get', ['-q', ...set, ...words], { cwd, maxBuffer: 64 << 20, env: { ...process.env, LC_ALL: 'C' } });
  }
}

async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Unpacks beside the target first, so that a broken run leaves no half tree behind. */
async function unpack(file, folder) {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await run('tar', ['-xf', file, '--strip-components=1', '--no-same-owner', '-C', partial], { maxBuffer: 64 << 20 });
  await rename(partial, folder);
}
