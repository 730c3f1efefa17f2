import type { RuntimeFile } from './runtime';

const hijack = 'It is set on Windows too, where another program that sets it can have the same live port.';
const shares = 'Other programs that set the option can bind the same port at the same time and take its datagrams.';
const network = 'PHP main/network.c, php_network_bind_socket_to_local_addr (8.2)';
const since86 = 'php/php-src commit aead67d: context option so_reuseaddr (for 8.6)';
const optOut =
  'From PHP 8.6 on the context option so_reuseaddr => false; before, only with the functions of the sockets extension.';
const throughStreams = 'Through stream_socket_server(); its context option so_reuseport adds SO_REUSEPORT.';

/** PHP's sockets and streams, and the servers that are built on them. */
export const phpLibraries: RuntimeFile = {
  languages: ['php'],
  entries: [
    {
      id: 'php-socket-bind',
      library: 'sockets',
      names: ['socket_bind'],
      kind: 'tcp-listen',
      reuseAddr: 'never',
      howToEnable: 'socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1) before socket_bind().',
      basis: 'measured',
      sources: ['PHP ext/sockets/sockets.c (8.2)'],
    },
    {
      id: 'php-socket-create-listen',
      library: 'sockets',
      names: ['socket_create_listen'],
      kind: 'tcp-listen',
      reuseAddr: 'never',
      bare: true,
      howToEnable: 'socket_create(), socket_set_option(), socket_bind() and socket_listen() in its place.',
      pitfall: 'It makes, binds and listens in one call, so an option that is set on its result is too late.',
      basis: 'measured',
      sources: ['PHP ext/sockets/sockets.c, open_listen_sock (8.2)'],
    },
    {
      id: 'php-stream-tcp',
      library: 'streams',
      names: ['stream_socket_server'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      howToDisable: optOut,
      pitfall: hijack,
      basis: 'measured',
      sources: [network, since86],
    },
    {
      id: 'php-stream-udp',
      library: 'streams',
      names: ['stream_socket_server(udp)'],
      kind: 'udp-bind',
      reuseAddr: 'everywhere',
      howToDisable: optOut,
      pitfall: shares,
      basis: 'measured',
      sources: [network, since86],
    },
    {
      id: 'php-cli-server',
      library: 'CLI',
      names: ['php(-S)'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      pitfall: hijack,
      basis: 'measured',
      sources: ['PHP sapi/cli/php_cli_server.c, php_network_listen_socket (8.2)'],
    },
    {
      id: 'php-react-socket',
      library: 'ReactPHP',
      names: ['React\\Socket\\SocketServer', 'React\\Socket\\TcpServer', 'React\\Socket\\Server'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      pitfall: throughStreams,
      basis: 'source',
      sources: ['reactphp/socket src/TcpServer.php: stream_socket_server (0cf2798)', network],
    },
    {
      id: 'php-amp-socket',
      library: 'Amp',
      names: ['Amp\\Socket\\listen', 'Amp\\Socket\\Server::listen'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      pitfall:
        'It passes so_reuseaddr => false (except on Windows together with so_reuseport): PHP up to 8.5 knows no such option and sets SO_REUSEADDR all the same, PHP 8.6 obeys.',
      basis: 'source',
      sources: [
        'amphp/socket src/Server.php and src/ResourceSocketServerFactory.php: stream_socket_server; src/BindContext.php, toStreamContextArray (3e030a2)',
        network,
        since86,
      ],
    },
    {
      id: 'php-workerman',
      library: 'Workerman',
      names: ['Workerman\\Worker'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      pitfall: 'Its property reusePort adds SO_REUSEPORT; some versions turn it on by themselves on Linux.',
      basis: 'source',
      sources: ['walkor/workerman src/Worker.php, listen: stream_socket_server (371f3a5)', network],
    },
    {
      id: 'php-ratchet',
      library: 'Ratchet',
      names: ['Ratchet\\Server\\IoServer::factory', 'Ratchet\\App'],
      kind: 'tcp-listen',
      reuseAddr: 'everywhere',
      pitfall: throughStreams,
      basis: 'source',
      sources: [
        'ratchetphp/Ratchet src/Ratchet/Server/IoServer.php, factory (04b4599), and src/Ratchet/App.php (e2b7a8f): React\\Socket\\Server',
        'reactphp/socket src/TcpServer.php: stream_socket_server (0cf2798)',
        network,
      ],
    },
    {
      id: 'php-swoole',
      library: 'Swoole',
      names: [
        'Swoole\\Server',
        'Swoole\\Http\\Server',
        'Swoole\\WebSocket\\Server',
        'Swoole\\Coroutine\\Server',
        'Swoole\\Coroutine\\Http\\Server',
        'OpenSwoole\\Server',
        'OpenSwoole\\Http\\Server',
        'swoole_server',
        'swoole_http_server',
      ],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      pitfall: 'enable_reuse_port adds SO_REUSEPORT.',
      basis: 'source',
      sources: ['swoole/swoole-src src/server/port.cc'],
    },
  ],
};
