/** What a rule's page says. It is not part of the core's public face, so that the editor need not carry it. */
import type { Rule } from '../core';
import { ruleDocs } from '../core/rules/docs/index';
import { rulePage } from '../core/rules/docs/page';

/** The page of a rule as Markdown. */
export function ruleMarkdown(rule: Rule): string {
  return rulePage(rule, ruleDocs[rule.id]!);
}

/** What exactly the rule reports, in a few sentences. */
export function ruleDescription(rule: Rule): string {
  return ruleDocs[rule.id]!.reports;
}

/** `MissingReuseaddr` for `missing-reuseaddr`: SARIF wants a name that is an identifier. */
export function ruleName({ id }: Rule): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
