import { Worker } from 'node:worker_threads';
import { type ExtensionContext, Uri } from 'vscode';
import { activate as activateShared } from './editor/activate';
import type { Thread } from './worker/thread';

/** Called by VS Code's Node extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  const file = Uri.joinPath(context.extensionUri, 'dist', 'analysis-thread.js').fsPath;
  activateShared(context, 'desktop', () => Promise.resolve(startThread(file)));
}

function startThread(file: string): Thread {
  const worker = new Worker(file);
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.on('message', listener);
    },
    onEnd: (listener) => {
      worker.on('error', listener);
      worker.on('exit', (code) => {
        listener(new Error(`its thread has ended with code ${code}`));
      });
    },
    terminate: () => void worker.terminate(),
  };
}
