import { type ExtensionContext, Uri, workspace } from 'vscode';
import { activate as activateShared } from './editor/activate';
import { type AnalysisModule, setAnalysisLoader } from './editor/load-analysis';
import type { Thread } from './worker/thread';

/** Called by VS Code's web-worker extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  setAnalysisLoader(
    () => loadHere(context.extensionUri),
    () => startThread(context.extensionUri),
  );
  activateShared(context, 'web');
}

/**
 * The host's require() knows `vscode` only, so the second bundle is read like the grammars. It is a CommonJS file, the same
 * that the Node host takes, and needs nothing but what it brings along.
 */
async function readBundle(extension: Uri, rest: string): Promise<string> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'analysis.js'));
  const text = `const module = { exports: {} };\n${new TextDecoder().decode(bytes)}\n${rest}\n`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

async function loadHere(extension: Uri): Promise<AnalysisModule> {
  const address = await readBundle(extension, 'export default module.exports;');
  try {
    const { default: bundle } = (await import(address)) as { readonly default: AnalysisModule };
    return bundle;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What the thread runs after the bundle. */
const SERVE = `module.exports.serve({
  post: (message) => postMessage(message),
  onMessage: (listener) => addEventListener('message', ({ data }) => listener(data)),
});`;

async function startThread(extension: Uri): Promise<Thread> {
  const address = await readBundle(extension, SERVE);
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
