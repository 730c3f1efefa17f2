import { spawnSync } from 'node:child_process';
import { http, late, type ProofLanguage, wrongLevel } from './language';

/** Why a library's server cannot run here. */
function missing(library: string): string | undefined {
  return spawnSync('ruby', ['-e', `require '${library}'`]).status === 0 ? undefined : `${library} is not installed`;
}

export const ruby: ProofLanguage = {
  id: 'ruby',
  name: 'Ruby',
  toolchain: {
    tool: 'ruby',
    extension: '.rb',
    check: (source) => ['-W', '-c', source],
    command: (source) => ['ruby', source],
  },
  samples: [
    { file: 'tutorial_script.rb' },
    { file: 'bare_constants.rb' },
    { file: 'server_class.rb' },
    { file: 'helper_creates.rb' },
    { file: 'helper_binds.rb' },
    { file: 'tap_block.rb' },
    { file: 'begin_ensure.rb' },
    { file: 'ipv6.rb', host: '::1' },
    { file: 'module_function.rb' },
    { file: 'class_method.rb' },
    { file: 'select_loop.rb' },
    { file: 'forked_child.rb' },
    { file: 'switched_off.rb' },
    { file: 'option_too_late.rb', ...late },
    { file: 'wrong_level.rb', ...wrongLevel },
  ],
  defaults: [
    { file: 'socket.rb', runtime: 'ruby-socket' },
    { file: 'tcpserver.rb', runtime: 'ruby-tcpserver' },
    { file: 'tcp_server_sockets.rb', runtime: 'ruby-tcp-server-sockets' },
    { file: 'addrinfo_listen.rb', runtime: 'ruby-addrinfo-listen' },
    { file: 'addrinfo_bind.rb', runtime: 'ruby-addrinfo-bind' },
    { file: 'udp_server_sockets.rb', runtime: 'ruby-udp-server-sockets' },
    { file: 'udp_socket.rb', runtime: 'ruby-udpsocket' },
    { file: 'drb.rb', runtime: 'ruby-drb', request: '\0\0\0\0' },
    { file: 'webrick.rb', runtime: 'ruby-webrick', obstacle: () => missing('webrick') },
    { file: 'puma.rb', runtime: 'ruby-puma', ...http, obstacle: () => missing('puma') },
    { file: 'eventmachine.rb', runtime: 'ruby-eventmachine', obstacle: () => missing('eventmachine') },
    {
      file: 'eventmachine_datagram.rb',
      runtime: 'ruby-eventmachine-datagram',
      obstacle: () => missing('eventmachine'),
    },
    { file: 'thin.rb', runtime: 'ruby-thin', ...http, obstacle: () => missing('thin') },
    {
      file: 'rack_webrick.rb',
      runtime: 'ruby-rack-webrick',
      ...http,
      obstacle: () => missing('webrick') ?? missing('rack/handler/webrick'),
    },
  ],
};
