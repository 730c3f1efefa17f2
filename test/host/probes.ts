/** What the launcher of the host and the suite in it have to agree on about the record of connections. */

/** Names the file that `record-connections.ts` appends to. */
export const recordVariable = 'SOCKOPT_LENS_CONNECTIONS';

/** Where the suite reaches out to on purpose, to show that this is recorded: nothing listens on this port. */
export const probeAddress = { host: '127.0.0.1', port: 4 };
