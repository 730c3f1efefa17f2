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
export {
  systems,
  systemTitle,
  type Basis,
  type BindAddress,
  type BindOutcome,
  type Holder,
  type HolderState,
  type Newcomer,
  type ReuseOptions,
  type System,
} from './bind/model';
export { bindOutcome } from './bind/outcome';
export { restartOutcome, type RestartOutcome } from './bind/restart';
export { holdersAt, reuseOptionName, reuseOptions } from './bind/holders';
export { defaultChoice, restartNow } from './bind/restart-now';
export type { RestartAnswer, RestartChoice } from './bind/restart-model';
export { defaultScenario, idleChoices, momentAt, segmentsAt, timeline } from './tcp/timeline';
export { withoutTimeWait } from './tcp/without-time-wait';
export { addresses, portTable, stateName, type ListenerChoice } from './tcp/port-table';
export type {
  End,
  Flag,
  Moment,
  PortRow,
  PortTable,
  Scenario,
  Segment,
  TcpState,
  TimeWaitSpan,
  Timeline,
} from './tcp/model';
export { decisionEnds, decisions } from './guide/decisions';
export { exercise } from './guide/exercise';
export { illustration, illustrationIds, type Illustration, type IllustrationId } from './guide/illustrations';
export { seeItYourself } from './guide/see-it-yourself';
export type {
  Advice,
  Decision,
  DecisionEnd,
  DecisionQuestion,
  Exercise,
  ExerciseChoice,
  Failure,
  SeeItYourself,
  Trial,
} from './guide/model';
export { timeWaitLength, type TimeWaitLength } from './bind/time-wait-length';
export { allOptions, optionByName } from './options/catalogue';
export {
  codeLanguages,
  optionPlatforms,
  platformTitle,
  socketKinds,
  socketKindTitle,
  type CodeLanguage,
  type Inheritance,
  type OptionMoment,
  type OptionOnPlatform,
  type OptionPlatform,
  type SocketKind,
  type SocketOption,
} from './options/option';
export { valueKind, type ValueKind } from './options/value-kind';
export { valueMeaning, type WrittenValue } from './options/value-meaning';
export {
  findOption,
  isSpelledIn,
  spellingLanguages,
  spellingsOf,
  type FoundOption,
  type SpellingContext,
} from './options/spellings';
export { termOfQualified } from './options/spellings/terms';
export { constantsOf } from './options/constants';
export { searchOptions, similarNames, type OptionFilter } from './options/search';
export { allRuntimes, runtimeById, runtimeByName } from './runtimes/table';
export type { Runtime, RuntimeSwitch, RuntimeSystem, Sets } from './runtimes/runtime';
export { textParts, type Block, type Note, type TextPart } from './text/block';
export { folklore, type Folklore } from './text/folklore';
export { thread, threadCredit, type Contribution } from './text/questions';
export { timeWait, type Section } from './text/time-wait';
export { plainText } from './text/plain';
export { blocksMarkdown, codeSpan, escapeMarkdown } from './render/markdown';
export { optionMarkdown, optionParts, type Detail, type OptionLink, type OptionParts } from './render/option';
export { termMarkdown, termParts } from './render/term';
export { allTerms, errorByNumber, termByName } from './terms';
export type { Term } from './terms/term';
export { runtimeTables } from './render/runtime-table';
export { basisText } from './render/basis';
export { restartMarkdown, runtimeMarkdown, runtimeSentence, runtimeSources } from './render/restart';
export { explanationMarkdown, threadMarkdown, timelineMarkdown, timeWaitMarkdown } from './render/explanation';
