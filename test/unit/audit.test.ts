/** `npm run audit:shipped`, asked of a registry of our own that knows of one weakness, or of none at all. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** @param weak the package that the registry has an advisory for; undefined: it answers no audits */
async function audit(weak: string | undefined): Promise<{ readonly code: number; readonly out: string }> {
  const advisory = { id: 1, url: 'https://example.invalid/1', title: 'x', severity: 'high', vulnerable_versions: '*' };
  const server = createServer((request, response) => {
    const asked = request.url?.endsWith('/advisories/bulk') === true && weak !== undefined;
    response.statusCode = asked ? 200 : 404;
    response.end(JSON.stringify(asked ? { [weak]: [{ ...advisory, name: weak, cwe: [], cvss: { score: 8 } }] } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    return await new Promise((resolve) => {
      const env = { ...process.env, npm_config_registry: registry };
      execFile(process.execPath, ['scripts/audit-shipped.mjs'], { env }, (error, out) =>
        resolve({ code: error === null ? 0 : Number(error.code), out }),
      );
    });
  } finally {
    server.close();
  }
}

describe('the audit of what ships', function () {
  this.timeout(60_000);

  it('fails for a package that is built in', async () => {
    const { code, out } = await audit('lit-html');
    assert.match(out, /packages that ship: .*lit-html \(high\)/);
    assert.equal(code, 1);
  });

  it('names a weak tool and goes on', async () => {
    const { code, out } = await audit('prettier');
    assert.match(out, /packages that ship: none\. In tools: .*prettier \(high\)/);
    assert.equal(code, 0);
  });

  it('says that nobody has answered, and goes on', async () => {
    const { code, out } = await audit(undefined);
    assert.match(out, /does not answer audits: the \d+ packages/);
    assert.equal(code, 0);
  });
});
