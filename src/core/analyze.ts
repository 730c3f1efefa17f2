/** The pipeline for one file: prefilter, parse, lower, trace, rules, fixes, ignore comments. */
import type { Parser, Tree } from 'web-tree-sitter';
import { beforeComments } from './comments';
import { detached, type Followed } from './followed';
import { withoutIgnored } from './ignore';
import type { UnitIR } from './ir';
import type { FixRequest, FixTarget, Language } from './languages/language';
import type {
  Analysis,
  Elsewhere,
  Finding,
  Fix,
  Platform,
  Problem,
  Range,
  RelatedPlace,
  Severity,
  Socket,
  TextEdit,
} from './model';
import { rules } from './rules/registry';
import type { Draft, Rule, RuleContext } from './rules/rule';
import { parsePiece } from './syntax/parse';

export interface AnalysisOptions {
  /** Severity per rule id; a rule that is not named has its default. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Systems that the code is for; empty: what the file itself shows. */
  readonly platforms: readonly Platform[];
}

export const DEFAULT_OPTIONS: AnalysisOptions = { severities: {}, platforms: [] };

/** Something that is wrong, before its fix is written. */
export interface Place {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly socket: Socket;
  readonly draft: Draft;
  readonly related: readonly RelatedPlace[];
  /** The file it stands in; undefined where only one is looked at. */
  readonly path: string | undefined;
}

export function lowerTree(tree: Tree, text: string, language: Language, parser: Parser, path?: string): UnitIR {
  return language.lower(tree.rootNode, text, (piece) => parsePiece(parser, piece), path);
}

/** Checks a file for itself: yields after each function that was followed, and between the findings. */
export function* analyzeInSteps(
  followed: Followed,
  tree: Tree,
  options: AnalysisOptions,
): Generator<undefined, Analysis> {
  yield;
  const { language, text, unit } = followed;
  const { sockets, problems } = yield* followed.trace();
  const places = check(sockets, options);
  yield;
  const findings = yield* findingsInSteps(places, { languageId: language.id, tree, text, unit }, language);
  return detached({ sockets, findings, problems });
}

/** A file that has nothing to say. */
export function emptyAnalysis(problems: readonly Problem[] = []): Analysis {
  return { sockets: [], findings: [], problems };
}

/**
 * What the rules say of the sockets, each place once.
 * @param elsewhere says where a range of another file lies
 */
export function check(
  sockets: readonly Socket[],
  options: AnalysisOptions,
  elsewhere?: { of(path: string, range: Range): Elsewhere },
): readonly Place[] {
  const found = new Map<string, Place>();
  for (const rule of rules) {
    const severity = options.severities[rule.id] ?? rule.defaultSeverity;
    if (severity === 'off') continue;
    const context = { platforms: options.platforms, sockets };
    for (const socket of sockets) {
      for (const draft of rule.check(socket, context)) {
        if (rule.everySocket === true && !holdsForAll(rule, draft, context)) continue;
        const path = pathOf(socket, draft.call);
        const place = `${rule.id} ${path ?? ''} ${String(draft.range.start)}`;
        if (found.has(place)) continue;
        const related = draft.related.map(({ event, message }): RelatedPlace => {
          const other = event.path === undefined || event.path === path ? undefined : event.path;
          const there = other === undefined ? undefined : elsewhere?.of(other, event.call);
          return { range: event.call, message, ...(there && { elsewhere: there }) };
        });
        found.set(place, { rule, severity, socket, draft, related, path });
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => a.draft.range.start - b.draft.range.start || a.rule.id.localeCompare(b.rule.id),
  );
}

/** Whether the rule says the same of every socket that the call is made on in the order of the code. */
function holdsForAll(rule: Rule, { call, range }: Draft, context: RuleContext): boolean {
  const concerned = context.sockets.filter((socket) =>
    socket.events.some((event) => event.sequenced && event.call === call),
  );
  // A helper may be called from where nobody looks.
  if (
    concerned.some(({ events }) =>
      events.some((event) => event.call === call && event.kind === 'set-option' && event.onParameter === true),
    )
  )
    return false;
  return concerned.every((socket) =>
    rule.check(socket, context).some((draft) => draft.call === call && draft.range === range),
  );
}

/** The file in which a socket's event with this call stands, or a call that led to it. */
function pathOf(socket: Socket, call: Range): string | undefined {
  const entries = socket.events.flatMap((event) => [event, ...(event.kind === 'bind' ? (event.entered ?? []) : [])]);
  return entries.find((entry) => entry.call === call)?.path;
}

function offered(fix: Fix): Fix {
  return { ...fix, preferred: false };
}

/** Whether each edit changes a stretch of its own. Where code cannot be read, what is moved may stand in what goes. */
function areApart(edits: readonly TextEdit[]): boolean {
  const ranges = edits.map(({ range }) => range).sort((a, b) => a.start - b.start || a.end - b.end);
  return ranges.every(({ start }, index) => index === 0 || ranges[index - 1]!.end <= start);
}

/** Places of one file as findings, with fixes, without those that a comment silences. Yields after each. */
export function* findingsInSteps(
  places: readonly Place[],
  target: FixTarget,
  language: Language,
): Generator<undefined, readonly Finding[]> {
  const fixesOf = (request: FixRequest): readonly Fix[] =>
    language
      .fix(request, target)
      .map((fix) => beforeComments(request, fix, target))
      .filter(({ edits }) => areApart(edits));
  const findings: Finding[] = [];
  for (const { rule, severity, socket, draft, related } of places) {
    const { fix, otherFixes = [], ...rest } = draft;
    findings.push({
      rule: rule.id,
      severity,
      ...rest,
      related,
      socket: socket.id,
      fixes: [...(fix ? fixesOf(fix) : []), ...otherFixes.flatMap((other) => fixesOf(other).map(offered))],
    });
    yield;
  }
  const isComment = (offset: number): boolean =>
    (target.tree.rootNode.descendantForIndex(offset)?.type ?? '').includes('comment');
  return withoutIgnored(findings, target.text, isComment);
}
