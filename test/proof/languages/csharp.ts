import type { ProofLanguage } from './language';

/** Mono, which Debian has; .NET is known by its source. */
export const csharp: ProofLanguage = {
  id: 'csharp',
  name: 'C#',
  toolchain: {
    tool: 'mcs',
    extension: '.cs',
    check: (source, program) => ['-nologo', `-out:${program}`, source],
    command: (_source, program) => ['mono', program],
  },
  // Mono sets the option on every socket.
  samples: [],
  defaults: [
    { file: 'listener.cs', runtime: 'mono-tcp' },
    { file: 'socket.cs', runtime: 'mono-tcp' },
    { file: 'unspecified.cs', runtime: 'mono-tcp' },
    { file: 'udp_client.cs', runtime: 'mono-udp' },
  ],
};
