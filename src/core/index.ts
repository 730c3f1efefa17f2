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
export type { ProjectFile } from './groups';
export type { LanguageId, Outline } from './languages/language';
export { fileEndings, languageIdOfFile } from './languages/file-names';
export { languageById } from './languages/registry';
export { Lines } from './lines';
export type {
  Analysis,
  Elsewhere,
  Finding,
  Fix,
  Platform,
  Position,
  Problem,
  Range,
  RelatedPlace,
  Severity,
  Socket,
  SocketEvent,
  TextEdit,
} from './model';
export { rules } from './rules/registry';
export { Neighborhood } from './neighborhood';
export { type Packed, unpack } from './packed';
export { checkProject, checkProjectInSteps, followAll, type Followed, judge, type ProjectResult } from './project';
export type { Rule } from './rules/rule';
export { familyOfFile, isOutlined, outlineOf, type Outlines, Shelf, type ShelfFile, Unreadable } from './shelf';
export type { Pause } from './steps';
export type { ReadAsset } from './syntax/grammars';
