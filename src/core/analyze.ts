/** The pipeline for one file: prefilter, parse, lower, trace, rules, fixes, ignore comments. */
import type { Parser, Tree } from 'web-tree-sitter';
import { withoutIgnored } from './ignore';
import type { FixTarget, Language } from './languages/language';
import type { Analysis, Finding, Platform, Problem, Severity, Socket } from './model';
import { rules } from './rules/registry';
import type { Draft, Rule } from './rules/rule';
import { parse } from './syntax/parse';
import { traceUnit } from './trace/run';

export interface AnalysisOptions {
  /** Severity per rule id; a rule that is not named has its default. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Systems that the code is for; empty: what the file itself shows. */
  readonly platforms: readonly Platform[];
}

export const DEFAULT_OPTIONS: AnalysisOptions = { severities: {}, platforms: [] };

/** Milliseconds that reading a macro's body again may take. */
const PIECE_DEADLINE = 50;

/** Checks a parsed file. The tree stays the caller's. */
export function analyzeTree(tree: Tree, text: string, language: Language, parser: Parser, options: AnalysisOptions): Analysis {
  const unit = language.lower(tree.rootNode, text, (piece) => parse(parser, piece, PIECE_DEADLINE));
  const { sockets, problems } = traceUnit(unit, language, text);
  const target: FixTarget = { languageId: language.id, tree, text, unit };
  const findings = check(sockets, language, target, options);
  const isComment = (offset: number): boolean => /comment/.test(tree.rootNode.descendantForIndex(offset)?.type ?? '');
  return { sockets, findings: withoutIgnored(findings, text, isComment), problems };
}

/** A file that has nothing to say. */
export function emptyAnalysis(problems: readonly Problem[] = []): Analysis {
  return { sockets: [], findings: [], problems };
}

function check(sockets: readonly Socket[], language: Language, target: FixTarget, options: AnalysisOptions): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const rule of rules) {
    const severity = options.severities[rule.id] ?? rule.defaultSeverity;
    if (severity === 'off') continue;
    for (const socket of sockets) {
      for (const draft of rule.check(socket, options)) {
        const place = `${rule.id} ${String(draft.range.start)}`;
        if (!found.has(place)) found.set(place, finding(rule, severity, socket, draft, language, target));
      }
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start || a.rule.localeCompare(b.rule));
}

function finding(rule: Rule, severity: Severity, socket: Socket, draft: Draft, language: Language, target: FixTarget): Finding {
  const { fix, ...rest } = draft;
  return { rule: rule.id, severity, ...rest, socket: socket.id, fixes: fix ? language.fix(fix, target) : [] };
}
