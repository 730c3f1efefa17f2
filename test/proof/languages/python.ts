import { spawnSync } from 'node:child_process';
import { type Default, http, late, type ProofLanguage, wrongLevel } from './language';

/** The interpreter itself: `python3` may be a script that looks for it anew each time. */
function interpreter(): string {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'python3';
}
const tool = interpreter();

/** Debian's interpreter, the only one that sees the libraries Debian has. */
const DEBIAN = '/usr/bin/python3';

function library(module: string, debianPackage: string): Pick<Default, 'obstacle' | 'toolchain'> {
  return {
    obstacle: () =>
      spawnSync(DEBIAN, ['-c', `import ${module}`]).status === 0
        ? undefined
        : `${DEBIAN} has no ${module} (Debian: ${debianPackage})`,
    toolchain: {
      tool: DEBIAN,
      command: (source) => [DEBIAN, source],
    },
  };
}
const twisted = library('twisted.internet', 'python3-twisted');
const gevent = library('gevent', 'python3-gevent');
const trio = library('trio', 'python3-trio');
const anyio = library('anyio', 'python3-anyio');

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
    { file: 'socketserver_udp.py', runtime: 'python-socketserver-udp' },
    { file: 'asyncio_datagram.py', runtime: 'python-asyncio-datagram' },
    { file: 'logging_listen.py', runtime: 'python-logging-listen', request: '\0\0\0\x02{}' },
    { file: 'asyncore_dispatcher.py', runtime: 'python-asyncore', ...library('asyncore', 'python3 up to 3.11') },
    { file: 'twisted_tcp.py', runtime: 'python-twisted-tcp', ...twisted },
    { file: 'twisted_udp.py', runtime: 'python-twisted-udp', ...twisted },
    { file: 'twisted_multicast.py', runtime: 'python-twisted-multicast', ...twisted },
    { file: 'twisted_multicast_shared.py', runtime: 'python-twisted-multicast', asks: true, ...twisted },
    { file: 'tornado_server.py', runtime: 'python-tornado', ...http, ...library('tornado.web', 'python3-tornado') },
    { file: 'gevent_stream.py', runtime: 'python-gevent-stream', ...gevent },
    { file: 'gevent_pywsgi.py', runtime: 'python-gevent-stream', ...http, ...gevent },
    { file: 'gevent_datagram.py', runtime: 'python-gevent-datagram', ...gevent },
    { file: 'eventlet_listen.py', runtime: 'python-eventlet', ...library('eventlet', 'python3-eventlet') },
    { file: 'uvicorn_run.py', runtime: 'python-uvicorn', ...http, ...library('uvicorn', 'python3-uvicorn') },
    {
      file: 'gunicorn_application.py',
      runtime: 'python-gunicorn',
      ...http,
      ...library('gunicorn.app.base', 'gunicorn'),
    },
    { file: 'waitress_serve.py', runtime: 'python-waitress', ...http, ...library('waitress', 'python3-waitress') },
    { file: 'werkzeug_server.py', runtime: 'python-werkzeug', ...http, ...library('werkzeug', 'python3-werkzeug') },
    { file: 'aiohttp_site.py', runtime: 'python-aiohttp', ...http, ...library('aiohttp', 'python3-aiohttp') },
    { file: 'trio_tcp.py', runtime: 'python-trio-tcp', ...trio },
    { file: 'trio_socket.py', runtime: 'python-trio-socket', ...trio },
    { file: 'anyio_tcp.py', runtime: 'python-anyio-tcp', ...anyio },
    { file: 'anyio_udp.py', runtime: 'python-anyio-udp', ...anyio },
    { file: 'zmq_bind.py', runtime: 'python-zmq', ...library('zmq', 'python3-zmq') },
  ],
};
