import * as vscode from 'vscode';
import type {
  ExplainerPlace,
  ExplainerTarget,
  HostMessage,
  PageMessage,
  PanelLink,
  YourCode,
} from '../explainer/messages';
import { shiftOffset } from '../explainer/place';
import { isPageMessage, savedCode } from '../explainer/validate';
import { explainerHtml } from './explainer-html';
import { openDocument } from './findings';
import { uriOf } from './project-index';

const viewType = 'sockopt.explainer';
const title = 'TIME_WAIT and address reuse';

/** Milliseconds after the last edit until the panel looks at the code again. */
const refreshDelay = 300;

/** Undefined where there is nothing to show at a place. */
type MaybeTarget = ExplainerTarget | undefined;

/** Finds a place again in the document as it stands now. */
export type TargetLookup = (place: ExplainerPlace) => Promise<MaybeTarget>;

/** What is shown of a target; undefined where there is nothing to show. */
export type Description = (target: ExplainerTarget) => Promise<YourCode | undefined>;

/** The panel that explains TIME_WAIT and address reuse. There is one at most; showing it again reveals it. */
export class ExplainerPanel {
  static #current: ExplainerPanel | undefined;
  static #lookUp: TargetLookup | undefined;
  static #description: Description | undefined;

  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable[] = [];
  #place: ExplainerPlace | undefined;
  #code: YourCode | undefined;
  /** The user has asked for what is shown, and the page has not been told yet. */
  #asked = false;
  /** Where in the panel the user has asked to go. */
  #link: PanelLink | undefined;
  /** The page has said that it listens; it is loaded anew whenever the panel was hidden. */
  #listening = false;
  /** The code that was asked for last. */
  #looked: Promise<MaybeTarget> | undefined;
  /** Resolves when what the panel was opened on is known. */
  #opened: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Opens the panel beside the editor, or reveals it.
   * @param target the user's own code, shown in the first tab; the page loads while it is looked up
   * @param link where in the panel to go; the option of an entry, for example: `{ view: 'reference', step: 'SO_LINGER' }`
   * @returns when the page knows; rejects as the target does
   */
  static show(context: vscode.ExtensionContext, target?: Promise<MaybeTarget>, link?: PanelLink): Promise<void> {
    const present = ExplainerPanel.#current;
    if (present !== undefined) present.#panel.reveal(undefined, true);
    const shown = present ?? new ExplainerPanel(context, createPanel(context));
    const opening = shown.#open(target, link, present !== undefined);
    // A page whose target could not be looked up shows the rest.
    shown.#opened = opening.catch(() => undefined);
    return opening;
  }

  /**
   * Lets VS Code restore the panel after a window reload.
   * @param lookUp keeps the panel up to date while the code is edited
   */
  static register(context: vscode.ExtensionContext, lookUp: TargetLookup, description: Description): vscode.Disposable {
    ExplainerPanel.#lookUp = lookUp;
    ExplainerPanel.#description = description;
    return vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel(panel, state: unknown) {
          ExplainerPanel.#close();
          panel.webview.options = optionsOf(context);
          new ExplainerPanel(context, panel).#restore(savedCode(state));
          return Promise.resolve();
        },
      }),
      { dispose: () => ExplainerPanel.#close() },
    );
  }

  static #close(): void {
    const present = ExplainerPanel.#current;
    if (present !== undefined) {
      present.#panel.dispose();
    }
  }

  private constructor(context: vscode.ExtensionContext, panel: vscode.WebviewPanel) {
    ExplainerPanel.#current = this;
    this.#panel = panel;
    panel.title = title;
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png');
    this.#subscriptions.push(
      panel.onDidDispose(() => {
        this.#disposed();
      }),
      panel.onDidChangeViewState(() => {
        this.#listening &&= panel.visible;
      }),
      panel.webview.onDidReceiveMessage(async (message: unknown) => {
        if (isPageMessage(message)) {
          await this.#receive(message);
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.#place?.uri === document.uri.toString() && contentChanges.length > 0) {
          this.#place = { ...this.#place, offset: shiftOffset(this.#place.offset, contentChanges) };
          this.#refreshSoon();
        }
      }),
    );
    panel.webview.html = explainerHtml(panel.webview, filesOf(context), title);
  }

  /** @param keep opened from the palette while it shows somebody's code, it goes on showing it */
  async #open(looked: Promise<MaybeTarget> | undefined, link: PanelLink | undefined, keep: boolean): Promise<void> {
    this.#looked = looked ?? this.#looked;
    const target = await looked;
    const code = target && (await ExplainerPanel.#description?.(target));
    // Other code was asked for in the meantime.
    if (looked !== undefined && this.#looked !== looked) return;
    if (code !== undefined || !keep) {
      this.#code = code;
      this.#place = code?.place;
      this.#asked = true;
    }
    this.#link = link ?? this.#link;
    this.#post();
  }

  #restore(code: YourCode | undefined): void {
    this.#code = code;
    this.#place = code?.place;
    void this.#refresh();
  }

  #disposed(): void {
    clearTimeout(this.#timer);
    if (ExplainerPanel.#current === this) {
      ExplainerPanel.#current = undefined;
    }
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  /** A page that does not listen yet asks when it does. */
  #post(): void {
    if (!this.#listening) return;
    const message: HostMessage = {
      type: 'show',
      asked: this.#asked,
      ...(this.#code && { code: this.#code }),
      ...(this.#link && { link: this.#link }),
    };
    void this.#panel.webview.postMessage(message).then((delivered) => {
      // Another place may have been asked for in the meantime.
      if (delivered && this.#link === message.link) {
        this.#asked = false;
        this.#link = undefined;
      }
    });
  }

  async #receive(message: PageMessage): Promise<void> {
    if (message.type === 'ready') {
      await this.#opened;
      this.#listening = this.#panel.visible;
      this.#post();
      return;
    }
    if (this.#code === undefined || this.#place === undefined) {
      return;
    }
    const document = await openDocument(this.#place.uri);
    if (document === undefined) {
      // VS Code makes links of what looks like Markdown's there, to commands as well.
      const name = this.#code.fileName.replaceAll('](', '] (');
      void vscode.window.showInformationMessage(`${name} can no longer be opened.`);
      return;
    }
    if (message.version !== this.#code.version || document.version !== this.#code.version) {
      // The page speaks of a text that is gone.
      await this.#refresh();
    } else if (message.type === 'reveal') {
      const { line, path } = this.#code.steps[message.step] ?? {};
      const shown = path === undefined ? document : await openDocument(uriOf(path).toString());
      if (shown) await reveal(shown, line);
    } else if (this.#code.fix !== undefined) {
      await vscode.commands.executeCommand('sockopt.applyFix', { ...this.#place, fix: this.#code.fix.index });
    }
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), refreshDelay);
  }

  /** Looks at the code again; what is shown stays where it can no longer be looked at. */
  async #refresh(): Promise<void> {
    const place = this.#place;
    if (place === undefined) {
      return;
    }
    const lookUp = ExplainerPanel.#lookUp;
    if (lookUp === undefined || (await openDocument(place.uri)) === undefined) {
      return;
    }
    const target = await lookUp(place);
    const code = target && (await ExplainerPanel.#description?.(target));
    // A later edit or another target makes this answer old.
    if (target !== undefined && this.#place === place && ExplainerPanel.#current === this) {
      // The rule stays known after its finding is gone: an undone fix brings it back.
      this.#place = { ...place, ...code?.place };
      this.#code = code && { ...code, place: this.#place };
      this.#post();
    }
  }
}

function createPanel(context: vscode.ExtensionContext): vscode.WebviewPanel {
  const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  // Given later, they would make VS Code load the page twice.
  return vscode.window.createWebviewPanel(viewType, title, beside, { ...optionsOf(context), enableFindWidget: true });
}

function optionsOf(context: vscode.ExtensionContext): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [filesOf(context)] };
}

/** The folder that the page's files lie in. */
function filesOf({ extensionUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist');
}

/** Shows a line, in the editor that has the document where there is one. @param line counted from 1 */
async function reveal(document: vscode.TextDocument, line: number | undefined): Promise<void> {
  if (line === undefined || line > document.lineCount) {
    return;
  }
  const { range } = document.lineAt(line - 1);
  const text = range.with({
    start: range.start.translate(0, document.lineAt(line - 1).firstNonWhitespaceCharacterIndex),
  });
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  await vscode.window.showTextDocument(document, {
    selection: text,
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
  });
}
