/** The servers of the proof. Each is one shape that people write; its first line says which. */

export type ProofLanguage = 'c' | 'cpp' | 'python';

export interface Sample {
  readonly file: string;
  /** What the analysis has to find, in the order of the text; one missing-reuseaddr by default. */
  readonly rules?: readonly string[];
  /** Where the client connects to; 127.0.0.1 by default. */
  readonly host?: '::1';
  /** How the broken server fails on restart; "Address already in use" by default. */
  readonly failure?: 'unnoticed';
  /** What the analysis cannot do with it yet. Until it can, only the failure is proved. */
  readonly gap?: string;
  /** A header that has to be there, and how it gets there. */
  readonly header?: string;
  readonly install?: string;
}

const late = { rules: ['option-too-late'] };
const wrongLevel = { rules: ['wrong-level'] };
const asio = { header: 'boost/asio.hpp', install: 'Debian: libboost-dev' };

export const SAMPLES: Readonly<Partial<Record<ProofLanguage, readonly Sample[]>>> = {
  c: [
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
  cpp: [
    { file: 'echo_iostream.cpp' },
    { file: 'wrapper_class.cpp' },
    { file: 'constructor_does_all.cpp' },
    { file: 'raii_handle.cpp' },
    { file: 'factory_function.cpp' },
    { file: 'base_class.cpp' },
    { file: 'getaddrinfo_unique_ptr.cpp', gap: 'nothing is found where a unique_ptr holds the addresses' },
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
  python: [
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
};
