import * as vscode from 'vscode';
import type { SourceText } from '../core';
import { fileEndings, languageIdOfFile } from '../core/languages/file-names';

/** A file of the workspace with its text, whether it is open or not. */
export class SourceFile implements SourceText {
  #lineStarts: readonly number[] | undefined;

  constructor(
    readonly uri: vscode.Uri,
    readonly languageId: string,
    readonly text: string,
  ) {}

  /** Where it lies: a name may say what system a file is for. */
  get path(): string {
    return this.uri.path;
  }

  /** As {@link vscode.TextDocument.positionAt}. */
  positionAt(offset: number): vscode.Position {
    this.#lineStarts ??= [0, ...Array.from(this.text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length)];
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return new vscode.Position(low, offset - this.#lineStarts[low]!);
  }
}

/** Names of files of our languages, also as systems without small letters write them. */
export const sourcePattern = `**/*.{${fileEndings.flatMap((ending) => [ending, ending.toUpperCase()]).join()}}`;

/** The document of a file that is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}

/**
 * The file as it stands: an open one as it is edited.
 * @throws vscode.FileSystemError
 */
export async function readSource(uri: vscode.Uri): Promise<SourceFile> {
  const document = openDocument(uri);
  if (document) return new SourceFile(uri, document.languageId, document.getText());
  return readStored(uri);
}

/** Bytes of the largest file that is read into memory to see what it is: what is longer no setting is meant for. */
const LARGEST = 50 * 1024 * 1024;

/**
 * The file as it is stored.
 * @throws vscode.FileSystemError, and for a file that nobody wrote by hand
 */
export async function readStored(uri: vscode.Uri): Promise<SourceFile> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST) throw new Error(`it has ${String(Math.ceil(size / 1024 / 1024))} MB`);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return new SourceFile(uri, languageIdOfFile(uri.path, text) ?? '', text);
}
