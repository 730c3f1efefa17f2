import type { OptionFile } from '../option';
import { source } from '../sources';

/** SOL_LOCAL: AF_UNIX on BSD and macOS. */
export const local: OptionFile = {
  level: 'SOL_LOCAL',
  entries: {
    LOCAL_PEERCRED: {
      type: 'struct xucred { cr_uid, cr_ngroups, cr_groups … }',
      access: 'get',
      sockets: ['unix'],
      summary: 'BSD and macOS: returns user and groups at the other end of a connected AF_UNIX socket.',
      use: "Local services that decide by the caller's user what is allowed; getpeereid() is the portable way to ask.",
      avoid: 'Not on stream sockets that are not connected: ENOTCONN.',
      pitfall:
        'Its level is SOL_LOCAL, or 0 in old headers, not SOL_SOCKET. It says who the peer was at connect() or listen().',
      on: {
        macos: { value: 1, note: 'the process number is a question of its own: LOCAL_PEERPID' },
        freebsd: 1,
        linux: 'SO_PEERCRED',
        openbsd: 'SO_PEERCRED',
      },
      related: ['SO_PEERCRED', 'LOCAL_PEERPID', 'LOCAL_CREDS'],
      keywords: ['credentials', 'uid', 'peer user', 'authentication', 'getpeereid'],
      sources: [source.freebsdUnix, source.macosHeaders],
      confidence: 'docs',
    },
  },
};
