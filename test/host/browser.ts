import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { cacheFolder } from './install';
import type { Host } from './server';

export interface WorkbenchOptions {
  /** Folder to open. */
  readonly workspace: string;
  /** Root of the extension to load from its source tree. Leave out where it is installed in the host. */
  readonly extension?: string;
  /** Suite to run inside the extension host. The page must have `codeAutomationExit` to hear its exit code. */
  readonly tests?: string;
}

/**
 * Starts a headless browser: the one `CHROME_PATH` names, else an installed Chrome, Chromium or Edge, else the Chromium
 * of the npm package @sparticuz/chromium (Linux).
 * @throws when there is none.
 */
export async function openBrowser(): Promise<Browser> {
  // Chromium refuses its sandbox to root, and containers refuse it to everybody; only our own pages are opened.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  const installed = findInstalled();
  if (installed !== undefined) {
    return chromium.launch({ executablePath: installed, args });
  }
  if (process.platform !== 'linux') {
    throw new Error('No browser found. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
  }
  const { executablePath, env } = await unpackChromium();
  return chromium.launch({ executablePath, env, args: [...args, '--headless=shell'] });
}

/** The workbench's address for one folder; what runs in it is told in the `payload` parameter. */
export function workbenchUrl(host: Host, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://${host.authority}${uriPath(file)}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extension !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.extension)]);
  }
  if (options.tests !== undefined) {
    payload.push(['extensionTestsPath', remote(options.tests)]);
  }
  const query = new URLSearchParams({ folder: uriPath(options.workspace), payload: JSON.stringify(payload) });
  return `${host.url}?${query.toString()}`;
}

/** Opens the workbench in a page and waits until it is drawn and its extension host answers. */
export async function openWorkbench(page: Page, host: Host, options: WorkbenchOptions): Promise<void> {
  await page.goto(workbenchUrl(host, options));
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
}

function uriPath(file: string): string {
  return decodeURI(pathToFileURL(path.resolve(file)).pathname);
}

function findInstalled(): string | undefined {
  const { CHROME_PATH, PATH = '', PROGRAMFILES, 'PROGRAMFILES(X86)': programsX86, LOCALAPPDATA } = process.env;
  if (CHROME_PATH !== undefined && CHROME_PATH !== '') {
    return CHROME_PATH;
  }
  if (process.platform === 'win32') {
    const roots = [PROGRAMFILES, programsX86, LOCALAPPDATA].filter(isSet);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return programs.flatMap((program) => roots.map((root) => path.join(root, program))).find(existsSync);
  }
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`).find(existsSync);
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = PATH.split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

/**
 * Unpacks the Chromium of @sparticuz/chromium, with a font and the libraries that a bare machine lacks, into the cache
 * folder.
 */
async function unpackChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const folder = path.join(cacheFolder, 'chromium');
  const complete = path.join(folder, 'complete');
  if (!existsSync(complete)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  // The package unpacks into os.tmpdir(), and its libraries only where it believes to run on AWS Lambda. Both are told
  // by the environment; it also sets variables for the browser there. Nothing else of this process shall see those.
  const saved = { ...process.env };
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  process.env.TMPDIR = folder;
  let executablePath: string;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    executablePath = await packed.executablePath();
  } finally {
    for (const name of ['AWS_LAMBDA_JS_RUNTIME', 'TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (saved[name] === undefined) {
        Reflect.deleteProperty(process.env, name);
      } else {
        process.env[name] = saved[name];
      }
    }
  }
  const fontsFile = path.join(folder, 'fonts.conf');
  await writeFile(fontsFile, fontsConfiguration(folder));
  await writeFile(complete, '');
  const libraries = [path.join(folder, 'al2023', 'lib'), saved.LD_LIBRARY_PATH].filter(isSet).join(':');
  const env = { ...saved, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontsFile };
  return { executablePath, env: Object.fromEntries(Object.entries(env).filter(hasValue)) };
}

/**
 * The package's own names /tmp. Without any font Chromium aborts. A configuration of one's own knows no generic families:
 * code would be shown in whatever font comes first.
 */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias>
    <family>monospace</family>
    <prefer>
      <family>DejaVu Sans Mono</family>
      <family>Liberation Mono</family>
      <family>Noto Sans Mono</family>
    </prefer>
  </alias>
</fontconfig>
`;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined;
}

function hasValue(entry: [string, string | undefined]): entry is [string, string] {
  return isSet(entry[1]);
}
