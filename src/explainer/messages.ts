/** What the editor and the panel's page say to each other: plain data only. */
import type { Finding, Socket } from '../core';

/** A line of the user's file, as the panel shows it. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** What the panel is opened on. It describes one version of a document; ranges are UTF-16 offsets into that version. */
export interface ExplainerTarget {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  /** Name of the file for a heading, without its folders. */
  readonly fileName: string;
  readonly finding?: Finding;
  readonly socket?: Socket;
  /** The lines on which something happens to the socket, in the order of the file. */
  readonly lines: readonly SourceLine[];
}
