import * as vscode from 'vscode';
import type { Analysis } from '../core';
import type { HoverLink } from '../core/hover';
import { commandLink } from '../worker/command-link';
import type { Analyzer } from './analyzer';
import type { Checker } from './checker';
import { commands } from './commands';
import { toRange } from './convert';
import type { FindingAddress, PlaceAddress } from './findings';
import type { DocumentFilter } from './documents';
import type { SettingsReader } from './settings';

/** Hovers on socket options and on the calls of a socket's life. */
export function registerHover(
  analyzer: Analyzer,
  checker: Checker,
  settings: SettingsReader,
  filter: DocumentFilter,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider([...filter.languages], {
    async provideHover(document, position) {
      const { hover: detail, targetPlatforms: platforms } = settings.read(document);
      if (detail === 'off' || !filter.concerns(document)) return undefined;
      const text = document.getText();
      const { languageId, version } = document;
      const analysis = await checker.analysisOf(document);
      if (analysis === undefined || document.version !== version) return undefined;
      const offset = document.offsetAt(position);
      const optionCommand = commands.explainOption;
      const content = await analyzer.hover({ analysis, text, languageId, offset, detail, platforms, optionCommand });
      if (!content || document.version !== version) return undefined;
      const links = content.links.map((link) => toLink(link, document.uri, analysis, offset));
      const blocks = [...content.summary, ...(links.length === 0 ? [] : [links.join(' | ')]), ...content.details];
      return new vscode.Hover(toMarkdown(blocks), toRange(document, content.range));
    },
  });
}

/** Text of files stands in the blocks: escaped there, and here without HTML and with no commands but ours. */
function toMarkdown(blocks: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(blocks.join('\n\n'));
  markdown.isTrusted = { enabledCommands: [commands.applyFix, commands.explain, commands.explainOption] };
  markdown.supportHtml = false;
  return markdown;
}

function toLink(link: HoverLink, uri: vscode.Uri, { findings }: Analysis, offset: number): string {
  if (link.kind === 'option') return commandLink(link.title, commands.explainOption, link.option);
  const finding = link.finding === undefined ? undefined : findings[link.finding];
  const place: PlaceAddress | FindingAddress = finding
    ? { uri: uri.toString(), offset: finding.range.start, rule: finding.rule }
    : { uri: uri.toString(), offset };
  if (link.kind === 'explain') return commandLink(link.title, commands.explain, place);
  return commandLink(`Fix: ${link.title}`, commands.applyFix, { ...place, fix: link.fix });
}
