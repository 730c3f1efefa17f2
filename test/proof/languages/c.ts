import { http, late, type ProofLanguage, type Toolchain, wrongLevel } from './language';
import { header, pkgConfig } from './native';

const toolchain: Toolchain = {
  tool: process.env.CC ?? 'cc',
  extension: '.c',
  check: (source, program) => ['-std=gnu11', '-Wall', '-Werror=implicit', '-pthread', '-o', program, source],
  command: (_source, program) => [program],
};

const libuv = pkgConfig(toolchain, 'libuv', 'libuv1-dev');
const libevent = pkgConfig(toolchain, 'libevent', 'libevent-dev');
const gio = pkgConfig(toolchain, 'gio-2.0', 'libglib2.0-dev');

/** How a peer of the pair protocol greets: https://github.com/nanomsg/nng, RFC "SP TCP mapping". */
const scalability = { request: '\0SP\0\0\x10\0\0' };

export const c: ProofLanguage = {
  id: 'c',
  name: 'C',
  toolchain,
  samples: [
    { file: 'tutorial_echo.c' },
    { file: 'helper_creates.c' },
    { file: 'helper_binds.c' },
    { file: 'getaddrinfo_loop.c' },
    { file: 'struct_field.c' },
    { file: 'global_socket.c' },
    { file: 'goto_fail.c' },
    { file: 'ipv6_only.c', host: '::1' },
    { file: 'dual_stack.c' },
    { file: 'two_listeners.c', rules: ['missing-reuseaddr', 'missing-reuseaddr'], host: '::1' },
    { file: 'unchecked_calls.c', failure: 'unnoticed' },
    { file: 'else_if_chain.c' },
    { file: 'condition_chain.c' },
    { file: 'result_variable.c' },
    { file: 'check_macro.c' },
    { file: 'fork_per_client.c' },
    { file: 'select_chat.c' },
    { file: 'option_too_late.c', ...late },
    { file: 'option_after_listen.c', ...late },
    { file: 'wrong_level.c', ...wrongLevel },
    { file: 'swapped_level.c', ...wrongLevel },
  ],
  defaults: [
    { file: 'plain_socket.c', runtime: 'c-socket' },
    { file: 'libuv_tcp.c', runtime: 'c-libuv-tcp', ...libuv },
    { file: 'libuv_udp.c', runtime: 'c-libuv-udp', ...libuv },
    { file: 'libuv_udp_shared.c', runtime: 'c-libuv-udp', asks: true, ...libuv },
    { file: 'libevent_listener.c', runtime: 'c-libevent-listener', ...libevent },
    { file: 'libevent_reuseable.c', runtime: 'c-libevent-listener', asks: true, ...libevent },
    { file: 'libevent_http.c', runtime: 'c-libevent-http', ...http, ...libevent },
    { file: 'glib_listener.c', runtime: 'c-glib-listener', ...gio },
    { file: 'glib_bind_true.c', runtime: 'c-glib-bind', asks: true, ...gio },
    { file: 'glib_bind_false.c', runtime: 'c-glib-bind', asks: false, ...gio },
    { file: 'zeromq.c', runtime: 'c-zeromq', ...pkgConfig(toolchain, 'libzmq', 'libzmq3-dev') },
    { file: 'nng.c', runtime: 'c-nng', ...scalability, ...header(toolchain, 'nng/nng.h', 'libnng-dev', ['-lnng']) },
    { file: 'sdl2_tcp.c', runtime: 'c-sdl2-tcp', ...pkgConfig(toolchain, 'SDL2_net', 'libsdl2-net-dev') },
    { file: 'enet.c', runtime: 'c-enet', ...pkgConfig(toolchain, 'libenet', 'libenet-dev') },
    {
      file: 'microhttpd.c',
      runtime: 'c-microhttpd',
      ...http,
      ...pkgConfig(toolchain, 'libmicrohttpd', 'libmicrohttpd-dev'),
    },
    {
      file: 'civetweb.c',
      runtime: 'c-civetweb',
      ...http,
      ...header(toolchain, 'civetweb.h', 'libcivetweb-dev', ['-lcivetweb']),
    },
    { file: 'apr.c', runtime: 'c-apr', ...pkgConfig(toolchain, 'apr-1', 'libapr1-dev') },
  ],
};
