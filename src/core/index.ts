/** The public face of the analysis. */
export { type AnalysisOptions, DEFAULT_OPTIONS, type Place } from './analyze';
export { definingFiles, GENERATIONS } from './definitions';
export {
  Engine,
  ENGINE_DEFAULTS,
  type EngineOptions,
  type Lowered,
  type SourceText,
  type Surroundings,
} from './engine';
export type { LanguageId } from './languages/language';
export { fileEndings, languageById, languageIdOfFile } from './languages/registry';
export type {
  Analysis,
  Finding,
  Fix,
  Platform,
  Problem,
  Range,
  RelatedPlace,
  Severity,
  Socket,
  SocketEvent,
  TextEdit,
} from './model';
export { rules } from './rules/registry';
export { checkFile, checkProject, checkProjectInSteps, type ProjectFile, type ProjectResult } from './project';
export type { Rule } from './rules/rule';
export { wordsOf } from './words';
