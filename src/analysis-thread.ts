import { parentPort } from 'node:worker_threads';
import { serve } from './editor/analysis';

// The thread that the Node extension host starts for the analysis.
if (parentPort) {
  const port = parentPort;
  serve({
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', listener);
    },
  });
}
