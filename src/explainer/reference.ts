/**
 * The options with all that is known of them: as large as the rest of the page together, so it is a script of its own, which
 * the page loads when somebody looks something up. What is exported here is global there, under the name `reference`.
 */
export {
  allOptions,
  codeLanguages,
  isSpelledIn,
  optionByName,
  optionPlatforms,
  platformTitle,
  searchOptions,
  socketKindTitle,
  spellingsOf,
} from '../knowledge';
