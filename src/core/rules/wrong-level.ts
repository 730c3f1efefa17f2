import { acceptsLevel, isLevelName, isOptionName, levelOf } from '../../knowledge';
import type { SetOption } from './events';
import type { Draft, Rule } from './rule';

/** An option is passed with a level that is not its own. */
export const wrongLevel: Rule = {
  id: 'wrong-level',
  title: 'An option is passed with a level that is not its own.',
  defaultSeverity: 'error',
  check(socket) {
    return socket.events.flatMap((event) => (event.kind === 'set-option' && event.sequenced ? judge(event) : []));
  },
};

function judge(set: SetOption): readonly Draft[] {
  const [level, ...moreLevels] = set.levels;
  const [option, ...moreOptions] = set.options;
  if (level === undefined || option === undefined || moreLevels.length > 0 || moreOptions.length > 0 || !set.levelRange)
    return [];
  const common = { range: set.levelRange, call: set.call, related: [] };
  if (isOptionName(level) && isLevelName(option)) {
    return [
      {
        ...common,
        message: `Level and option are swapped: ${option} is the level, ${level} the option.`,
        fix: { kind: 'swap-level-and-option', set },
      },
    ];
  }
  if (!isOptionName(option) || !isLevelName(level) || acceptsLevel(option, level)) return [];
  const right = levelOf(option);
  if (right === undefined) return [];
  return [
    {
      ...common,
      message: `${option} belongs to level ${right}; with ${level} the call sets another option or fails.`,
      fix: { kind: 'replace-level', set, level: right },
    },
  ];
}
