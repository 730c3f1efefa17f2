import { http, late, type ProofLanguage, type Toolchain, wrongLevel } from './language';
import { header, pkgConfig } from './native';

const toolchain: Toolchain = {
  tool: process.env.CXX ?? 'c++',
  extension: '.cpp',
  // -fPIC: Debian's Qt asks for it.
  check: (source, program) => ['-std=c++17', '-Wall', '-pthread', '-fPIC', '-o', program, source],
  command: (_source, program) => [program],
};

const asio = header(toolchain, 'boost/asio.hpp', 'libboost-dev');
const qt = pkgConfig(toolchain, 'Qt5Network', 'qtbase5-dev');
const poco = header(toolchain, 'Poco/Net/ServerSocket.h', 'libpoco-dev', ['-lPocoNet', '-lPocoFoundation']);
const sfml = pkgConfig(toolchain, 'sfml-network', 'libsfml-dev');
const ace = pkgConfig(toolchain, 'ACE', 'libace-dev');

export const cpp: ProofLanguage = {
  id: 'cpp',
  name: 'C++',
  toolchain,
  samples: [
    { file: 'echo_iostream.cpp' },
    { file: 'wrapper_class.cpp' },
    { file: 'constructor_does_all.cpp' },
    { file: 'raii_handle.cpp' },
    { file: 'factory_function.cpp' },
    { file: 'base_class.cpp' },
    { file: 'getaddrinfo_unique_ptr.cpp' },
    { file: 'this_pointer.cpp' },
    { file: 'member_initializer.cpp', host: '::1' },
    { file: 'lambda_threads.cpp' },
    { file: 'goto_forward.cpp' },
    { file: 'std_bind_beside.cpp' },
    { file: 'condition_chain.cpp' },
    { file: 'template_server.cpp' },
    { file: 'epoll_reactor.cpp' },
    { file: 'option_too_late.cpp', ...late },
    { file: 'wrong_level.cpp', ...wrongLevel },
    { file: 'asio_open_bind.cpp', ...asio },
    { file: 'asio_late.cpp', ...late, ...asio },
  ],
  defaults: [
    { file: 'asio_acceptor.cpp', runtime: 'cpp-asio-acceptor', ...asio },
    { file: 'asio_udp.cpp', runtime: 'cpp-asio-udp', ...asio },
    { file: 'qt_tcp.cpp', runtime: 'cpp-qt-tcp', ...qt },
    { file: 'qt_udp.cpp', runtime: 'cpp-qt-udp', ...qt },
    { file: 'qt_udp_shared.cpp', runtime: 'cpp-qt-udp', asks: true, ...qt },
    { file: 'poco_server.cpp', runtime: 'cpp-poco-server', ...poco },
    { file: 'poco_bind.cpp', runtime: 'cpp-poco-bind', ...poco },
    { file: 'poco_bind_reuse.cpp', runtime: 'cpp-poco-bind', asks: true, ...poco },
    { file: 'poco_datagram.cpp', runtime: 'cpp-poco-datagram', ...poco },
    { file: 'sfml_tcp.cpp', runtime: 'cpp-sfml-tcp', ...sfml },
    { file: 'sfml_udp.cpp', runtime: 'cpp-sfml-udp', ...sfml },
    { file: 'ace_sock_acceptor.cpp', runtime: 'cpp-ace-sock-acceptor', ...ace },
    { file: 'ace_acceptor.cpp', runtime: 'cpp-ace-acceptor', ...ace },
    {
      file: 'httplib.cpp',
      runtime: 'cpp-httplib',
      ...http,
      ...pkgConfig(toolchain, 'cpp-httplib', 'libcpp-httplib-dev'),
    },
  ],
};
