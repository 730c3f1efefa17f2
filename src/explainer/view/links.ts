import type { PanelLink } from '../messages';

/** A link to another part of the panel. */
export interface GuidedLink extends PanelLink {
  readonly label: string;
}

/**
 * From the text to the other parts, by the id of the note, contribution or section that they stand below. What of the
 * timeline shows a paragraph stands with the paragraph itself.
 */
export const guidedLinks: Readonly<Record<string, readonly GuidedLink[]>> = {
  'note-other-states': [{ view: 'reference', step: 'SO_REUSEADDR', label: 'All about SO_REUSEADDR, system by system' }],
  'note-before-bind': [{ view: 'choose', label: 'Find the option for your program' }],
  'answer-third': [{ view: 'try', step: 'exercise', label: 'Test yourself: eight situations' }],
  'how-long': [{ view: 'try', step: 'commands', label: 'See it on your own machine' }],
  'no-shortcuts': [{ view: 'folklore', label: 'More of what people get wrong' }],
};
