/** "Which option do I want?": a few questions that lead to an option, or to none. */
import * as ends from './ends';
import type { Decision, DecisionEnd, DecisionQuestion } from './model';

/** The first question, with everything that can follow. */
export const decisions: DecisionQuestion = {
  kind: 'question',
  id: 'what-for',
  text: 'What do you want to do?',
  answers: [
    {
      label: 'Restart a TCP server on its port',
      next: {
        kind: 'question',
        id: 'still-running',
        text: 'Has the old server ended when the new one starts?',
        answers: [
          { label: 'Yes, it has ended', next: ends.restartServer },
          { label: 'No, the new one takes over without a gap', next: ends.handOver },
        ],
      },
    },
    {
      label: 'Run several workers on one port',
      next: {
        kind: 'question',
        id: 'own-listeners',
        text: 'Does each worker bind a listener of its own?',
        answers: [
          { label: 'Yes, each calls bind() and listen()', next: ends.ownListeners },
          { label: 'No, they inherit one listener', next: ends.sharedListener },
        ],
      },
    },
    { label: 'Receive one multicast group in several programs', next: ends.multicast },
    {
      label: 'Run a service on Windows',
      next: {
        kind: 'question',
        id: 'may-others-share',
        text: 'Should other programs be kept off its port, whatever they try?',
        answers: [
          { label: 'Yes', next: ends.exclusive },
          { label: 'It does not matter', next: ends.restartServer },
        ],
      },
    },
    { label: 'Connect from a fixed source port', next: ends.fixedSourcePort },
    {
      label: 'Make many outgoing connections without running out of ports',
      next: {
        kind: 'question',
        id: 'binds-first',
        text: 'Does the client call bind() to choose its source address?',
        answers: [
          { label: 'Yes, with port 0', next: ends.bindsSourceAddress },
          { label: 'No, it only connects', next: ends.outOfPorts },
        ],
      },
    },
    { label: 'Restart a UDP server', next: ends.udpServer },
  ],
};

/** Every end that the questions lead to, each once. */
export function decisionEnds(from: Decision = decisions): readonly DecisionEnd[] {
  if (from.kind === 'end') return [from];
  return [...new Set(from.answers.flatMap(({ next }) => decisionEnds(next)))];
}
