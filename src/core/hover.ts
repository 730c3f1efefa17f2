/** What a hover says: about the socket option under the cursor, or about the socket that the call under it belongs to. */
import { type OptionLink, optionParts, type OptionParts, type SocketOption, termParts } from '../knowledge';
import { numberedOptionAt, numberSentence } from './hover-number';
import { optionAt } from './hover-option';
import { termAt } from './hover-terms';
import { valueAt } from './hover-value';
import type { Analysis, Platform, Range } from './model';
import { lifeOf, socketAt } from './life';
import { lifeMarkdown } from './life-markdown';
import { Lines } from './lines';

export interface HoverRequest {
  /** The analysis of exactly this text. */
  readonly analysis: Analysis;
  readonly text: string;
  /** VS Code language id. */
  readonly languageId: string;
  /** In UTF-16 units. */
  readonly offset: number;
  readonly detail: 'full' | 'brief';
  /** Systems that the code is for; empty: the usual ones. */
  readonly platforms: readonly Platform[];
  /** Writes the name of an option as a link to its entry, in Markdown; without it, names are code. */
  readonly link?: OptionLink;
}

/** Something the reader can do from the hover. */
export type HoverLink =
  /** Apply the fix of that number of the finding. */
  | { readonly kind: 'fix'; readonly title: string; readonly finding: number; readonly fix: number }
  /** Show the entry of an option in full. */
  | { readonly kind: 'option'; readonly title: string; readonly option: string }
  /** Explain TIME_WAIT, at the socket's own code where there is one. */
  | { readonly kind: 'explain'; readonly title: string; readonly finding?: number; readonly socket?: number };

export interface HoverContent {
  readonly range: Range;
  /** Markdown paragraphs: what has to be seen without scrolling. Text of the file is escaped. */
  readonly summary: readonly string[];
  /** More of them, to be read after the links. */
  readonly details: readonly string[];
  readonly links: readonly HoverLink[];
}

/** Options whose meaning is a matter of TIME_WAIT and of who may bind. */
const ADDRESS_OPTIONS: ReadonlySet<string> = new Set([
  'SO_REUSEADDR',
  'SO_REUSEPORT',
  'SO_REUSEPORT_LB',
  'SO_EXCLUSIVEADDRUSE',
  'SO_EXCLBIND',
  'SO_LINGER',
]);

/** The hover at an offset, or undefined where there is nothing to say. Where option and call coincide, one hover holds both. */
export function hoverAt(request: HoverRequest): HoverContent | undefined {
  const value = valueHover(request);
  const word = optionHover(request) ?? numberHover(request) ?? termHover(request);
  const life = socketHover(request);
  const first = word ?? value ?? life;
  if (first === undefined) return undefined;
  const parts = [word, value, life].filter((part) => part !== undefined);
  const links = parts.flatMap((part) => part.links);
  return {
    range: first.range,
    // The value as it is written stands behind what the option is, and before what is true of it in general.
    summary: [
      ...(word?.summary.slice(0, HEAD) ?? []),
      ...(value?.summary ?? []),
      ...(word?.summary.slice(HEAD) ?? []),
      ...(life?.summary ?? []),
    ],
    details: parts.flatMap((part) => part.details),
    links: (['fix', 'option', 'explain'] as const).flatMap((kind) => {
      const ofKind = links.filter((link) => link.kind === kind);
      return kind === 'fix' ? ofKind : ofKind.slice(-1);
    }),
  };
}

/** Paragraphs that say what an option is: its name and one sentence. */
const HEAD = 2;

function optionHover(request: HoverRequest): HoverContent | undefined {
  const { text, languageId, offset } = request;
  const found = optionAt(text, languageId, offset);
  return found && entryOf(found.option, found.range, request);
}

/** The number of an option: its entry where it is one and the same on all systems that come into question. */
function numberHover(request: HoverRequest): HoverContent | undefined {
  const { text, languageId, offset, platforms } = request;
  const found = numberedOptionAt(text, languageId, offset, platforms);
  if (!found) return undefined;
  const sentence = numberSentence(found);
  const [only, ...others] = found.meanings;
  if (!only || others.length > 0) return { range: found.range, summary: [sentence], details: [], links: [] };
  const entry = entryOf(only.option, found.range, request);
  const [head = '', ...rest] = entry.summary;
  return { ...entry, summary: [head, sentence, ...rest] };
}

function entryOf(option: SocketOption, range: Range, { languageId, detail, link }: HoverRequest): HoverContent {
  const links: HoverLink[] = [{ kind: 'option', title: `All about ${option.name}`, option: option.name }];
  if (ADDRESS_OPTIONS.has(option.name)) links.push({ kind: 'explain', title: 'Explain TIME_WAIT' });
  return { range, ...paragraphs(optionParts(option, languageId, link), detail), links };
}

function paragraphs(
  { head, glance, more }: OptionParts,
  detail: 'full' | 'brief',
): Pick<HoverContent, 'summary' | 'details'> {
  return detail === 'brief' ? { summary: head, details: [] } : { summary: [...head, ...glance], details: more };
}

function valueHover({ analysis, text, languageId, offset }: HoverRequest): HoverContent | undefined {
  const value = valueAt(analysis, text, languageId, offset);
  return value && { range: value.range, summary: [value.text], details: [], links: [] };
}

/** Errors that have to do with addresses in use. */
const ADDRESS_ERRORS: ReadonlySet<string> = new Set(['EADDRINUSE', 'EADDRNOTAVAIL']);

function termHover({ text, languageId, offset, detail, link }: HoverRequest): HoverContent | undefined {
  const found = termAt(text, languageId, offset);
  if (!found) return undefined;
  const links: HoverLink[] = ADDRESS_ERRORS.has(found.term.name)
    ? [{ kind: 'explain', title: 'Explain TIME_WAIT' }]
    : [];
  return { range: found.range, ...paragraphs(termParts(found.term, link), detail), links };
}

function socketHover({ analysis, text, offset, detail, platforms }: HoverRequest): HoverContent | undefined {
  const found = socketAt(analysis, offset);
  if (!found) return undefined;
  const { socket, event } = found;
  const lines = new Lines(text);
  const own = analysis.findings.findIndex((finding) => finding.socket === socket.id);
  const life = lifeOf(socket, (at) => lines.positionOf(at).line, analysis.findings[own]);
  const { summary, details } = lifeMarkdown(life, detail, platforms);
  const links: HoverLink[] = analysis.findings.flatMap((finding, index) => {
    const fix = finding.fixes[0];
    return finding.socket === socket.id && fix
      ? [{ kind: 'fix', title: fix.title, finding: index, fix: 0 } as const]
      : [];
  });
  links.push({ kind: 'explain', title: 'Explain TIME_WAIT', socket: socket.id, ...(own < 0 ? {} : { finding: own }) });
  return { range: event.name, summary, details, links };
}
