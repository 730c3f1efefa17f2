import type { Rule } from '../core';

/** A rule for people: what it reports, its severity, how to silence it. */
export function ruleMarkdown(rule: Rule): string {
  const severity =
    rule.defaultSeverity === 'off' ? 'The rule is off unless switched on.' : `Severity: ${rule.defaultSeverity}.`;
  return [
    `**${rule.id}** — ${rule.title}`,
    severity,
    `**Silence:** the comment \`sockopt-ignore-next-line ${rule.id}\` above the line, \`sockopt-ignore ${rule.id}\` in it, \`sockopt-ignore-file ${rule.id}\` anywhere in the file.`,
    `**Switch off:** \`--rule ${rule.id}=off\`, or \`"rules": { "${rule.id}": "off" }\` in \`.sockoptrc.json\`.`,
  ].join('\n\n');
}

/** `MissingReuseaddr` for `missing-reuseaddr`: SARIF wants a name that is an identifier. */
export function ruleName({ id }: Rule): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
