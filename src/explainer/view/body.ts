import type { View } from '../messages';
import type { Panel } from '../panel';
import { chooseView } from './choose';
import { failuresView } from './failures';
import { folkloreView } from './folklore';
import type { CodeContext } from './option-code';
import { referenceView } from './reference';
import { threadView } from './thread';
import { timelineView } from './timeline';
import { tryView } from './try';
import { yourCodeView } from './your-code';

/** One part of the page. @param width room for a figure in CSS pixels */
export function body(view: View, panel: Panel, width: number): unknown {
  const { state, playing } = panel;
  const { speed } = state;
  const openOption = (step: string): void => panel.follow({ view: 'reference', step });
  switch (view) {
    case 'your-code':
      return state.code && yourCodeView(state.code, panel, (link) => panel.follow(link));
    case 'thread':
      return threadView(
        {
          open: new Set(state.open),
          onToggle: (id, open) => panel.setOpen(id, open),
          illustrate: (step) => panel.follow({ view: 'timeline', step }),
        },
        (link) => panel.follow(link),
      );
    case 'timeline':
      return timelineView(
        { state: state.timeline, ...panel.story, playing, speed, width },
        {
          player: panel.timelinePlayer,
          change: (scenario) => panel.change(scenario),
          restart: () => panel.restart(),
          choose: (choice) => panel.choose(choice),
          chooseSystem: (system) => panel.change({ system }),
        },
      );
    case 'without': {
      const { id, position } = state.failure;
      return failuresView(
        { chosen: id, position, playing, speed, width },
        (failure) => panel.chooseFailure(failure),
        panel.failurePlayer,
      );
    }
    case 'folklore':
      return folkloreView();
    case 'choose':
      return chooseView(
        { node: state.decision, reference: panel.reference, ...codeContext(panel) },
        { go: (step) => panel.follow({ view: 'choose', ...(step !== undefined && { step }) }), openOption },
      );
    case 'try':
      return tryView(state, {
        chooseSystem: (system) => panel.set({ system }),
        predict: (id, choice) => panel.set({ predictions: { ...state.predictions, [id]: choice } }),
        check: (id) => panel.set({ checked: [...state.checked, id] }),
        startAgain: () => panel.set({ predictions: {}, checked: [] }),
      });
    case 'reference':
      return referenceView(
        {
          state: state.reference,
          reference: panel.reference,
          failed: panel.referenceFailed,
          limit: panel.limit,
          ...codeContext(panel),
        },
        {
          find: (change) => panel.find(change),
          openOption,
          close: () => panel.closeOption(),
          showMore: () => panel.showMore(),
        },
      );
  }
}

function codeContext(panel: Panel): CodeContext {
  const { language, code } = panel.state;
  return {
    language: language ?? code?.languageId ?? 'c',
    chooseLanguage: (chosen) => panel.set({ language: chosen }),
  };
}
