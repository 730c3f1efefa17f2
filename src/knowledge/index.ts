/** The public face of the knowledge: facts as data and pure functions, no editor, no Node. */
export {
  acceptsLevel,
  canonicalLevel,
  isLevelName,
  isOptionName,
  levelAliases,
  levelOf,
  optionNames,
  type LevelName,
} from './options/levels';
export { mustPrecedeBind, optionsBeforeBind, precedeBindFact, type PrecedeBindFact } from './options/precede-bind';
