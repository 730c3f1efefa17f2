/** What the editor and the panel's page say to each other: plain data only. */
import type { Finding, Socket } from '../core';
import type { System } from '../knowledge';
import type { LifeStep as Step, Reuse as LifeOfListener } from '../core/life';

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

/** What a TCP listener sets before bind(), as far as a restart is concerned. */
export type Reuse = Pick<LifeOfListener, 'state' | 'options' | 'possible'>;

/** One line of the life of the user's socket. */
export interface LifeStep extends Omit<Step, 'place'> {
  /** Counted from 1. Absent where nothing can be pointed at. */
  readonly line?: number;
  /** The file that the line is of, where it is another one than the panel's, as the analysis names it. */
  readonly path?: string;
  /** The line as it stands in the file, without its indentation. */
  readonly source?: string;
}

/** Names what the panel is about by plain data, so that it can be looked up again in a later version of the document. */
export interface ExplainerPlace {
  readonly uri: string;
  /** UTF-16 offset of the finding, or of a call of the socket. */
  readonly offset: number;
  /** The rule whose finding was explained. */
  readonly rule?: string;
}

/** What the page shows of the user's own code. */
export interface YourCode {
  readonly place: ExplainerPlace;
  /** The version of the document that {@link steps} describe. */
  readonly version: number;
  readonly languageId: string;
  readonly fileName: string;
  /** The message of the finding; absent where the code is as it should be. */
  readonly message?: string;
  readonly steps: readonly LifeStep[];
  /** Absent where the socket is no TCP listener, so that a restart is no question. */
  readonly reuse?: Reuse;
  /** The systems that the code is for; empty: all. */
  readonly platforms: readonly System[];
  /** The fix that the editor can apply: its title, and its number among those of the finding. */
  readonly fix?: { readonly title: string; readonly index: number };
}

/** The parts of the panel, in the order of their tabs. The first one is there only where the panel shows somebody's code. */
export const views = ['your-code', 'thread', 'timeline', 'without', 'folklore', 'choose', 'try', 'reference'] as const;
export type View = (typeof views)[number];

/** A place in the panel, to be linked to from a hover, a rule page or another part of the panel. */
export interface PanelLink {
  readonly view: View;
  /** What in it: the id of a note, section, claim, need or failure; a step of the timeline; the name of an option. */
  readonly step?: string;
}

/** From the editor to the page. */
export interface HostMessage {
  readonly type: 'show';
  /** Absent: the panel was opened on nothing in particular. */
  readonly code?: YourCode;
  /** True where the user has just asked for it: the page then goes to its place. */
  readonly asked: boolean;
  /** Where to go; without it to the user's code, where there is any. */
  readonly link?: PanelLink;
}

/**
 * From the page to the editor. The page never names a file or an edit: it points into what the editor has sent, so that
 * nothing in a page can reach further than that.
 */
export type PageMessage =
  | { readonly type: 'ready' }
  /** Show the line of a step, by its index in {@link YourCode.steps}. */
  | { readonly type: 'reveal'; readonly step: number; readonly version: number }
  /** Apply the fix. */
  | { readonly type: 'fix'; readonly version: number };
