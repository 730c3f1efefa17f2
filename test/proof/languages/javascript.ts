import { existsSync } from 'node:fs';
import { http, type ProofLanguage } from './language';

/** Where Debian puts the packages of npm that it has. */
const PACKAGES = '/usr/share/nodejs';

function needs(name: string): () => string | undefined {
  return () =>
    existsSync(`${PACKAGES}/${name}`) ? undefined : `there is no ${PACKAGES}/${name} (Debian: node-${name})`;
}

export const javascript: ProofLanguage = {
  id: 'javascript',
  name: 'JavaScript',
  toolchain: {
    tool: process.execPath,
    extension: '.mjs',
    check: (source) => ['--check', source],
    command: (source) => [process.execPath, source],
    environment: { NODE_PATH: PACKAGES },
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
    { file: 'dgram.mjs', runtime: 'node-dgram' },
    { file: 'dgram_shared.mjs', runtime: 'node-dgram', asks: true },
    { file: 'ws.mjs', runtime: 'node-ws', ...http, obstacle: needs('ws') },
    { file: 'connect.mjs', runtime: 'node-connect', ...http, obstacle: needs('connect') },
    { file: 'express.mjs', runtime: 'node-express', ...http, obstacle: needs('express') },
  ],
};
