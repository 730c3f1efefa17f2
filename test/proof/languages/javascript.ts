import type { ProofLanguage } from './language';

export const javascript: ProofLanguage = {
  id: 'javascript',
  name: 'JavaScript',
  toolchain: {
    tool: process.execPath,
    extension: '.mjs',
    check: (source) => ['--check', source],
    command: (source) => [process.execPath, source],
  },
  // Nothing that Node.js offers leaves the option out for TCP.
  samples: [],
  defaults: [
    { file: 'net.mjs', runtime: 'node-net' },
    { file: 'net_ipv6.mjs', runtime: 'node-net', host: '::1' },
    { file: 'net_exclusive.mjs', runtime: 'node-net' },
    { file: 'http.mjs', runtime: 'node-http' },
    { file: 'http2.mjs', runtime: 'node-http2' },
    { file: 'tls.mjs', runtime: 'node-tls' },
    { file: 'cluster.mjs', runtime: 'node-net' },
  ],
};
