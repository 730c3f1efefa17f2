// Findings against labels.
import { createHash } from 'node:crypto';

/** The rules that say of a bind that it fails: whether a listener has the option in time. */
const SCORED = new Set(['missing-reuseaddr', 'option-too-late', 'wrong-level']);
/** Those that say why a bind that lacks the option lacks it. */
const REASONS = new Set(['option-disabled', 'option-on-accepted', 'reuseport-only']);
const POSITIVE = new Set(['missing', 'late']);
export const LANGUAGES = [
  ...['c', 'c++', 'csharp', 'go', 'java', 'javascript', 'typescript', 'php', 'python', 'ruby', 'rust'],
];

/** A label whose line is not the one that was labelled would be held against the wrong code. */
export function isAnchored(label, text, anchors) {
  const line = text.split('\n')[label.line - 1]?.trim() ?? '';
  const sha1 = createHash('sha1').update(line, 'latin1').digest('hex');
  return sha1 === anchors.get(`${label.package}/${label.path}:${label.line}`);
}

/**
 * @param {object[]} labels of one package, those with a language that is checked and a line that is still there
 * @param {object[]} findings of the same package
 * @returns {{judged: {label: object, finding?: object, right: boolean}[], unlabelled: object[], other: object[]}}
 *   every label but `unsure` with the finding at it; findings of scored rules at no label; findings of other rules
 */
export function compare(labels, findings) {
  const scored = findings.filter(({ rule }) => SCORED.has(rule));
  const reasons = findings.filter(({ rule }) => REASONS.has(rule));
  const judged = labels
    .filter(({ verdict }) => verdict !== 'unsure')
    .map((label) => {
      const positive = POSITIVE.has(label.verdict);
      const finding = [...scored, ...(positive ? reasons : [])].find((candidate) => isAt(candidate, label));
      return { label, ...(finding ? { finding } : {}), right: positive === (finding !== undefined) };
    });
  return {
    judged,
    unlabelled: scored.filter((finding) => !labels.some((label) => isAt(finding, label))),
    other: findings.filter(({ rule }) => !SCORED.has(rule)),
  };
}

/** The call spans the labelled line. A late option is reported where it is set, and labelled where the bind stands. */
function isAt(finding, label) {
  const spans = (path, line) => finding.path === path && finding.line <= line && line <= finding.endLine;
  if (spans(label.path, label.line)) return true;
  if (finding.rule !== 'option-too-late' || label.verdict !== 'late' || !label.where_set) return false;
  const colon = label.where_set.lastIndexOf(':');
  return spans(label.where_set.slice(0, colon), Number(label.where_set.slice(colon + 1)));
}

/**
 * Precision and recall of judged labels. Nothing reported counts as precision 1, nothing to find as recall 1.
 * @param {{label: object, finding?: object}[]} judged
 */
export function figures(judged) {
  const count = (positive, reported) =>
    judged.filter(
      ({ label, finding }) => POSITIVE.has(label.verdict) === positive && (finding !== undefined) === reported,
    ).length;
  const truePositive = count(true, true);
  const falsePositive = count(false, true);
  const missed = count(true, false);
  const share = (part, whole) => (whole === 0 ? 1 : part / whole);
  return {
    labels: judged.length,
    truePositive,
    falsePositive,
    missed,
    silent: count(false, false),
    precision: share(truePositive, truePositive + falsePositive),
    recall: share(truePositive, truePositive + missed),
  };
}
