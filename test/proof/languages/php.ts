import { spawnSync } from 'node:child_process';
import { http, late, type ProofLanguage, wrongLevel } from './language';

/** The socket extension is part of PHP, but may be left out when it is built. */
function missingExtension(): string | undefined {
  return spawnSync('php', ['-r', 'exit(extension_loaded("sockets") ? 0 : 1);']).status === 0
    ? undefined
    : 'PHP has no sockets extension here';
}
const obstacle = missingExtension;

export const php: ProofLanguage = {
  id: 'php',
  name: 'PHP',
  toolchain: {
    tool: 'php',
    extension: '.php',
    check: (source) => ['-l', source],
    command: (source) => ['php', source],
  },
  samples: [
    { file: 'manual_script.php', obstacle },
    { file: 'checked_if.php', obstacle },
    { file: 'compared_false.php', obstacle },
    { file: 'server_class.php', failure: 'unnoticed', obstacle },
    { file: 'static_class.php', obstacle },
    { file: 'helper_binds.php', obstacle },
    { file: 'create_listen.php', obstacle },
    { file: 'unbraced.php', obstacle },
    { file: 'select_loop.php', obstacle },
    { file: 'one_line.php', obstacle },
    { file: 'ipv6.php', host: '::1', obstacle },
    { file: 'closure.php', obstacle },
    { file: 'option_too_late.php', ...late, obstacle },
    { file: 'swapped_level.php', ...wrongLevel, obstacle },
  ],
  defaults: [
    { file: 'socket_bind.php', runtime: 'php-socket-bind', obstacle },
    { file: 'socket_create_listen.php', runtime: 'php-socket-create-listen', obstacle },
    { file: 'stream_socket_server.php', runtime: 'php-stream-tcp' },
    { file: 'stream_udp.php', runtime: 'php-stream-udp' },
    { file: 'cli_server.php', runtime: 'php-cli-server', ...http },
  ],
};
