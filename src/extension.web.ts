import { type ExtensionContext, Uri, workspace } from 'vscode';
import { activate as activateShared } from './editor/activate';
import type { Thread } from './worker/thread';

/** Called by VS Code's web-worker extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  activateShared(context, 'web', () => startThread(context.extensionUri));
}

/** What the thread runs after the bundle. */
const SERVE = `module.exports.serve({
  post: (message) => postMessage(message),
  onMessage: (listener) => addEventListener('message', ({ data }) => listener(data)),
});`;

/**
 * The bundle is a CommonJS file, the same that the Node host's thread takes, and needs nothing but what it brings along.
 * It is read like the grammars: a worker cannot be started from the address of an extension's file.
 */
async function startThread(extension: Uri): Promise<Thread> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'analysis.js'));
  const text = `const module = { exports: {} };\n${new TextDecoder().decode(bytes)}\n${SERVE}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.addEventListener('message', ({ data }) => {
        listener(data);
      });
    },
    onEnd: (listener) => {
      worker.addEventListener('error', (event) => {
        listener(new Error(event.message));
      });
    },
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
