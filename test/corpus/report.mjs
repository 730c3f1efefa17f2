// The result for people.
import { LANGUAGES, figures } from './score.mjs';

/**
 * Prints disagreements, findings at unlabelled lines, counts per package and the figures, the figures last.
 * @param {Set<string>} disputed `package/path:line` of labels that are held to be wrong
 */
export function print(checked, skipped, disputed) {
  const judged = checked.flatMap((entry) => entry.judged);
  title('Disagreements');
  for (const { label, finding } of judged.filter(({ right }) => !right)) {
    const said = finding ? `reported ${finding.rule}` : 'not reported';
    console.log(`${label.package}/${label.path}:${label.line} ${label.lang} ${said}, label: ${label.verdict}`);
    const where = label.where_set ? `set at ${label.where_set} (${label.scope}). ` : '';
    if (where || label.note) console.log(`    ${where}${label.note}`);
  }
  list('Findings at lines without a label', checked, (entry) => entry.unlabelled);
  list('Findings of other rules', checked, (entry) => entry.other);
  title('Files that could not be checked');
  for (const entry of checked) for (const line of entry.problems) console.log(`${entry.package}: ${line}`);
  title('Packages');
  console.log('package                        files  seconds  labels  found  false  missed  unlabelled  other');
  for (const entry of checked) {
    const { labels, truePositive, falsePositive, missed } = figures(entry.judged);
    const numbers = [[entry.files, 7], [entry.seconds.toFixed(1), 9], [labels, 8], [truePositive, 7], [falsePositive, 7],
      [missed, 8], [entry.unlabelled.length, 12], [entry.other.length, 7]]; // prettier-ignore
    console.log(entry.package.padEnd(28) + numbers.map(([value, width]) => String(value).padStart(width)).join(''));
  }
  for (const { package: name, reason } of skipped) console.log(`${name.padEnd(28)} skipped: ${reason}`);
  title('Figures');
  printFigures(judged);
  const agreed = judged.filter(({ label }) => !disputed.has(`${label.package}/${label.path}:${label.line}`));
  if (agreed.length < judged.length) {
    console.log(`without ${judged.length - agreed.length} disputed labels (disputed.md):`);
    printFigures(agreed);
  }
  const sum = (count) => checked.reduce((total, entry) => total + count(entry), 0);
  console.log(
    `${checked.length} packages, ${sum((entry) => entry.files)} files, ${sum((entry) => entry.seconds).toFixed(0)} s;` +
      ` ${skipped.length} packages skipped; ${sum((entry) => entry.moved.length)} labels whose line is another;` +
      ` ${sum((entry) => entry.unlabelled.length)} findings at lines without a label; ${sum((entry) => entry.other.length)} of other rules`,
  );
}

function printFigures(judged) {
  for (const language of [...LANGUAGES, undefined]) {
    const of = figures(judged.filter(({ label }) => language === undefined || label.lang === language));
    console.log(
      `${(language ?? 'all').padEnd(10)} precision ${of.precision.toFixed(3)}, recall ${of.recall.toFixed(3)}` +
        ` (${of.labels} labels: ${of.truePositive} found, ${of.missed} missed, ${of.falsePositive} false, ${of.silent} rightly silent)`,
    );
  }
}

function title(text) {
  console.log(`\n== ${text}`);
}

function list(heading, checked, findings) {
  title(heading);
  for (const entry of checked) {
    for (const { path, line, rule, source } of findings(entry)) {
      console.log(`${entry.package}/${path}:${line} ${rule}\n    ${source}`);
    }
  }
}
