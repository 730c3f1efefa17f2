/** The parts of VS Code's look that the page uses; each registers itself. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { VscodeTabs } from '@vscode-elements/elements/dist/vscode-tabs/index.js';
import { css } from 'lit';

/** Tabs that take another line where there is no room for all of them, and stay in sight where there is. */
class WrappingTabs extends VscodeTabs {
  static override styles = [
    VscodeTabs.styles,
    css`
      .header {
        background: var(--vscode-editor-background);
        border-bottom-color: var(--line);
        z-index: 3;
      }

      .tablist {
        flex-wrap: wrap;
      }

      @media (min-width: 48rem) and (min-height: 30rem) {
        .header {
          position: sticky;
          top: 0;
        }
      }
    `,
  ];
}

customElements.define('sockopt-tabs', WrappingTabs);
