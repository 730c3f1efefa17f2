import { defaultChoice, defaultScenario } from '../knowledge';
import type { PageState } from './page-state';

/** What the page shows when it is opened for the first time. */
export const initialState: PageState = {
  view: 'thread',
  scroll: {},
  open: [],
  timeline: { scenario: defaultScenario, position: 0, choice: defaultChoice },
  failure: { id: 'late-duplicate', position: 0 },
  speed: 1,
  predictions: {},
  checked: [],
  system: 'linux',
  reference: { query: '', platform: '', level: '', language: '' },
};
