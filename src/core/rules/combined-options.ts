import { isOptionName, optionByName } from '../../knowledge';
import type { SetOption } from './events';
import type { Draft, Rule } from './rule';

/** Several options are joined by `|` into one argument. */
export const combinedOptions: Rule = {
  id: 'combined-options',
  title: 'Several options are joined by | into one argument, which is another option.',
  defaultSeverity: 'error',
  check(socket) {
    return socket.events.flatMap((event) =>
      event.kind === 'set-option' && event.sequenced && event.combined === true ? judge(event) : [],
    );
  },
};

function judge(set: SetOption): readonly Draft[] {
  const { options, optionRange } = set;
  if (!optionRange || options.length < 2 || !options.every(isOptionName)) return [];
  return [
    {
      message: `${options.join(' | ')} is one number, not ${options.length === 2 ? 'two' : 'several'} options${set.enumerated === true ? '' : outcome(options)}. Set each with a call of its own.`,
      range: optionRange,
      call: set.call,
      related: [],
      fix: { kind: 'split-options', set },
    },
  ];
}

/** What the joined numbers amount to on Linux. */
function outcome(options: readonly string[]): string {
  const numbers = options.map((option) => optionByName(option)?.platforms.linux.value);
  if (!numbers.every((value) => value !== undefined)) return '';
  const joined = numbers.reduce((all, value) => all | value, 0);
  const index = numbers.indexOf(joined);
  return `: on Linux ${numbers.join(' | ')} is ${String(joined)}${index < 0 ? '' : `, ${options[index]!} alone`}`;
}
