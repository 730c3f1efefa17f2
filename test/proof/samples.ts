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
  /** A header that has to be there, and how it gets there. */
  readonly header?: string;
  readonly install?: string;
}

const late = { rules: ['option-too-late'] };
const wrongLevel = { rules: ['wrong-level'] };

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
    { file: 'fork_per_client.c' },
    { file: 'select_chat.c' },
    { file: 'option_too_late.c', ...late },
    { file: 'option_after_listen.c', ...late },
    { file: 'wrong_level.c', ...wrongLevel },
    { file: 'swapped_level.c', ...wrongLevel },
  ],
};
