// npm start [-- FOLDER]: a VS Code with the extension and a folder, by default of sample servers, for people.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startHost } from './server';

const [folder = 'samples'] = process.argv.slice(2);
const host = await startHost({
  workspace: folder,
  extensions: [path.resolve('.')],
  port: 8459,
  settings: { 'workbench.startupEditor': 'readme' },
});
console.log(`Sockopt Lens is running in VS Code at ${host.url}   (Ctrl-C ends it)`);
openOnDesktop(host.url);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    void host.close().then(() => process.exit(0));
  });
}
void host.ended.then((log) => {
  console.error(`VS Code's server ended:\n${log}`);
  process.exitCode = 1;
});

/** Opens the address in the user's browser where there is a desktop; never a reason to fail. */
function openOnDesktop(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY, CI } = process.env;
  if (CI !== undefined) {
    return;
  }
  const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  };
  const desktop = DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  const opener = openers[process.platform] ?? (desktop ? (['xdg-open', url] as const) : undefined);
  if (opener !== undefined) {
    const [command, ...args] = opener;
    spawn(command, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}
