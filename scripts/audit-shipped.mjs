// npm run audit:shipped: what npm audit has to say of the packages that are built into the extension, as dist/licenses.txt
// lists them. Findings in anything else are tools' of ours; they are named and no reason to fail. Neither is a registry
// that does not answer audits: then that is said.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const licenses = await readFile('dist/licenses.txt', 'utf8');
const shipped = new Set(Array.from(licenses.matchAll(/^(\S+) \d\S* \([^)]+\)$/gm), ([, name]) => name));
if (shipped.size === 0) {
  throw new Error('dist/licenses.txt lists nothing: build first.');
}

const npm = process.env.npm_execpath;
const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
const { stdout } = spawnSync(command, [...first, 'audit', '--json', '--fetch-retries=0', '--fetch-timeout=30000'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const { vulnerabilities } = parse(stdout);
if (vulnerabilities === undefined) {
  console.log(`The registry does not answer audits: the ${shipped.size} packages that ship were not looked at.`);
} else {
  const names = Object.keys(vulnerabilities).sort();
  const ours = names.filter((name) => shipped.has(name));
  const tools = names.filter((name) => !shipped.has(name));
  const list = (some) => some.map((name) => `${name} (${vulnerabilities[name].severity})`).join(', ') || 'none';
  console.log(`Findings in the ${shipped.size} packages that ship: ${list(ours)}. In tools: ${list(tools)}.`);
  process.exitCode = ours.length === 0 ? 0 : 1;
}

/** @returns {{ vulnerabilities?: Record<string, { severity: string }> }} */
function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
