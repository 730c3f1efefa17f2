import { spawnSync } from 'node:child_process';
import { late, type ProofLanguage, wrongLevel } from './language';

/** The interpreter itself: `python3` may be a script that looks for it anew each time. */
function interpreter(): string {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'python3';
}
const tool = interpreter();

export const python: ProofLanguage = {
  id: 'python',
  name: 'Python',
  toolchain: {
    tool,
    extension: '.py',
    check: (source) => ['-W', 'error', '-m', 'py_compile', source],
    command: (source) => [tool, source],
  },
  samples: [
    { file: 'tutorial_script.py' },
    { file: 'main_function.py' },
    { file: 'with_statement.py' },
    { file: 'helper_creates.py' },
    { file: 'helper_binds.py' },
    { file: 'getaddrinfo_loop.py' },
    { file: 'server_class.py' },
    { file: 'global_socket.py' },
    { file: 'module_alias.py' },
    { file: 'from_import.py' },
    { file: 'star_import.py' },
    { file: 'ipv6.py', host: '::1' },
    { file: 'dual_stack.py' },
    { file: 'two_listeners.py', rules: ['missing-reuseaddr', 'missing-reuseaddr'] },
    { file: 'tcpserver.py' },
    { file: 'tcpserver_subclass.py' },
    { file: 'tcpserver_pass.py' },
    { file: 'asyncio_sock.py' },
    { file: 'asyncio_create_server.py' },
    { file: 'selectors_loop.py' },
    { file: 'forked_workers.py' },
    { file: 'tcpserver_late.py', ...late },
    { file: 'option_too_late.py', ...late },
    { file: 'wrong_level.py', ...wrongLevel },
    { file: 'swapped_level.py', ...wrongLevel },
  ],
  defaults: [
    { file: 'plain_socket.py', runtime: 'python-socket' },
    { file: 'create_server.py', runtime: 'python-create-server' },
    { file: 'socketserver_tcp.py', runtime: 'python-socketserver-tcp' },
    { file: 'http_server.py', runtime: 'python-http-server' },
    { file: 'xmlrpc_server.py', runtime: 'python-xmlrpc' },
    { file: 'wsgiref_server.py', runtime: 'python-wsgiref' },
    { file: 'asyncio_start_server.py', runtime: 'python-asyncio-server' },
    { file: 'multiprocessing_listener.py', runtime: 'python-multiprocessing' },
  ],
};
