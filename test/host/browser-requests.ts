import { appendFileSync } from 'node:fs';
import type { Page, Request } from 'playwright-core';
import type { Entry, Kind } from './connections';

/** The name under which the panel's page loads its files. VS Code's service worker answers; nobody is asked. */
const resources = /^https:\/\/[^/]+\.vscode-resource\.vscode-cdn\.net\//;

/**
 * Listens to what a page, its frames and its workers request.
 * @param authority `host:port` of VS Code's server
 * @param tell is told each address that is not the server's own and is not made up in the page itself
 */
export function watchRequests(page: Page, authority: string, tell: (url: string) => void): void {
  const isOwn = (url: string): boolean => {
    const { protocol, host } = new URL(url);
    return protocol === 'data:' || protocol === 'blob:' || host === authority;
  };
  const tellRequest = (request: Request): void => tell(request.url());
  page.on('request', (request) => {
    if (!isOwn(request.url()) && !resources.test(request.url())) tellRequest(request);
  });
  page.on('response', (response) => {
    if (resources.test(response.url()) && !response.fromServiceWorker()) tellRequest(response.request());
  });
  page.on('requestfailed', (request) => {
    // A frame that is closed while it loads has asked nobody else either.
    const aborted = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (resources.test(request.url()) && !aborted) tellRequest(request);
  });
  page.on('websocket', (socket) => {
    if (!isOwn(socket.url())) tell(socket.url());
  });
}

/** Writes the same into a record of connections, and what of it a page's own policy has refused. */
export function recordRequests(page: Page, authority: string, record: string): void {
  const write = (kind: Kind, target: string): void => {
    const entry: Entry = { kind, target, process: 'browser', thread: 'main', stack: [] };
    appendFileSync(record, `${JSON.stringify(entry)}\n`);
  };
  watchRequests(page, authority, (target) => write('request', target));
  page.on('requestfailed', (request) => {
    if (/csp/i.test(request.failure()?.errorText ?? '')) write('refused', request.url());
  });
}
