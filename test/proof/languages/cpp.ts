import { spawnSync } from 'node:child_process';
import { late, type ProofLanguage, wrongLevel } from './language';

const tool = process.env.CXX ?? 'c++';

const asio = {
  obstacle: () => {
    const input = '#if !__has_include(<boost/asio.hpp>)\n#error\n#endif\n';
    const { status } = spawnSync(tool, ['-fsyntax-only', '-x', 'c++', '-'], { input });
    return status === 0 ? undefined : 'there is no <boost/asio.hpp> (Debian: libboost-dev)';
  },
};

export const cpp: ProofLanguage = {
  id: 'cpp',
  name: 'C++',
  toolchain: {
    tool,
    extension: '.cpp',
    check: (source, program) => ['-std=c++17', '-Wall', '-pthread', '-o', program, source],
    command: (_source, program) => [program],
  },
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
  defaults: [{ file: 'asio_acceptor.cpp', runtime: 'cpp-asio-acceptor', ...asio }],
};
