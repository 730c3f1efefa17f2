/** Recorded answers of bind(), asked of the kernel once more. */
import { Program } from '../process';
import type { Network } from '../network';
import { python } from '../languages/python';

export interface Address {
  readonly family: 4 | 6;
  readonly host: string;
  readonly v6only: boolean;
}

/** One question to the kernel. */
export interface Question {
  readonly protocol: 'tcp' | 'udp';
  readonly state: string;
  readonly old: Address;
  /** "none", "RA", "RP" or "RA+RP". */
  readonly oldOptions: string;
  readonly new: Address;
  readonly newOptions: string;
  readonly otherUser: boolean;
}

const optionNames: Readonly<Record<string, string>> = { RA: 'SO_REUSEADDR', RP: 'SO_REUSEPORT' };

function names(options: string): readonly string[] {
  return options.split('+').flatMap((each) => optionNames[each] ?? []);
}

/** What the kernel says to each question, in their order: OK, or the name of the error. */
export async function ask(network: Network, questions: readonly Question[]): Promise<readonly string[]> {
  const groups = new Map<string, { readonly question: Question; readonly index: number }[]>();
  questions.forEach((question, index) => {
    const { protocol, state, old, oldOptions } = question;
    const key = JSON.stringify([protocol, state, old, oldOptions]);
    groups.set(key, [...(groups.get(key) ?? []), { question, index }]);
  });
  const program = new Program([...network.prefix, python.toolchain.tool, 'test/proof/bind/cells.py']);
  try {
    for (const [first, ...rest] of groups.values()) {
      if (first === undefined) continue;
      const { protocol, state, old, oldOptions } = first.question;
      const newcomers = [first, ...rest].map(({ question }) => ({
        address: question.new,
        options: names(question.newOptions),
        otherUser: question.otherUser,
      }));
      const port = await network.freePort();
      program.write(JSON.stringify({ protocol, state, address: old, options: names(oldOptions), port, newcomers }));
    }
    program.write('');
    await program.line(/^done$/m);
    const answers = program.output.split('\n').filter((line) => line.startsWith('['));
    if (answers.length < groups.size) throw new Error(program.output);
    const said: string[] = [];
    [...groups.values()].forEach((group, number) => {
      const results = JSON.parse(answers[number]!) as readonly string[];
      group.forEach(({ index }, place) => (said[index] = results[place]!));
    });
    return said;
  } finally {
    await program.stop();
  }
}
