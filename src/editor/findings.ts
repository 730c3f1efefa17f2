import * as vscode from 'vscode';
import type { Analysis, Finding, Socket } from '../core';
import { socketAt } from '../core/life';
import type { ExplainerTarget, YourCode } from '../explainer/messages';
import type { Analyzer } from './analyzer';
import type { Checker } from './checker';
import type { SettingsReader } from './settings';

/** Names a place in a document by plain data, so that a link can carry it. */
export interface PlaceAddress {
  readonly uri: string;
  /** UTF-16 offset of a call of the socket that is meant. */
  readonly offset: number;
}

/** Names a finding. The text may have changed since: the finding of that rule nearest to the offset is meant. */
export interface FindingAddress extends PlaceAddress {
  readonly rule: string;
}

export interface Found {
  readonly document: vscode.TextDocument;
  /** Of the document's present version. */
  readonly analysis: Analysis;
}

/** The document that an address names, with its analysis; opens it where it is not open. Undefined where it is gone. */
export async function findDocument(checker: Checker, { uri }: PlaceAddress): Promise<Found | undefined> {
  const document = await openDocument(uri);
  if (!document) return undefined;
  const { version } = document;
  const analysis = await checker.analysisOf(document);
  return analysis === undefined || document.version !== version ? undefined : { document, analysis };
}

/** Opens a document by its URI; undefined where the file has gone. */
export async function openDocument(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

export function nearestFinding({ findings }: Analysis, { rule, offset }: FindingAddress): Finding | undefined {
  const distance = ({ range }: Finding): number => Math.abs(range.start - offset);
  return findings.filter((finding) => finding.rule === rule).sort((a, b) => distance(a) - distance(b))[0];
}

/** What the panel is told about the finding or the call that an address names; undefined where nothing can be said. */
export async function explainerTarget(checker: Checker, address: PlaceAddress): Promise<ExplainerTarget | undefined> {
  const found = await findDocument(checker, address);
  if (!found) return undefined;
  const { document, analysis } = found;
  const finding = isFindingAddress(address) ? nearestFinding(analysis, address) : undefined;
  const socket = finding
    ? analysis.sockets.find(({ id }) => id === finding.socket)
    : socketAt(analysis, address.offset)?.socket;
  return {
    uri: document.uri.toString(),
    version: document.version,
    languageId: document.languageId,
    fileName: document.uri.path.split('/').at(-1) ?? '',
    ...(finding && { finding }),
    ...(socket && { socket }),
    lines: socket ? linesOf(document, socket) : [],
  };
}

/** What the panel shows of a target; undefined where there is nothing to show, or the document is gone. */
export async function targetCode(
  analyzer: Analyzer,
  settings: SettingsReader,
  target: ExplainerTarget,
): Promise<YourCode | undefined> {
  const document = await openDocument(target.uri);
  if (!document) return undefined;
  const { finding, socket } = target;
  const offsets = [finding?.range.start ?? [], socket?.events.map(({ call }) => call.start) ?? []].flat();
  const lines = new Map(offsets.map((offset) => [offset, document.positionAt(offset).line + 1]));
  return analyzer.yourCode(target, lines, settings.read(document).targetPlatforms);
}

function linesOf(document: vscode.TextDocument, socket: Socket): ExplainerTarget['lines'] {
  const own = socket.events.filter(({ elsewhere }) => !elsewhere);
  const numbers = new Set(own.map(({ call }) => document.positionAt(call.start).line));
  return [...numbers].sort((a, b) => a - b).map((line) => ({ number: line + 1, text: document.lineAt(line).text }));
}

/** Whether a value that came with a command or a link is an address. */
export function isPlaceAddress(value: unknown): value is PlaceAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, offset } = value as Partial<Record<keyof PlaceAddress, unknown>>;
  return typeof uri === 'string' && typeof offset === 'number';
}

export function isFindingAddress(value: unknown): value is FindingAddress {
  return isPlaceAddress(value) && 'rule' in value && typeof value.rule === 'string';
}
