import { bindOutcome } from './outcome';
import { timeWaitLength } from './time-wait-length';
import { systemTitle, type BindOutcome, type ReuseOptions, type System } from './model';

/** What happens when a TCP server is started again right after it stopped. */
export interface RestartOutcome {
  readonly system: System;
  readonly outcome: BindOutcome['outcome'];
  readonly errno?: BindOutcome['errno'];
  /** How long bind() can keep failing, where it fails and the time is known. */
  readonly seconds?: number;
  /** One plain sentence for a message or a hover. */
  readonly sentence: string;
  readonly basis: BindOutcome['basis'];
  readonly source: string;
}

const address = { family: 4, host: 'wildcard' } as const;

/**
 * The restart that people stumble over: the server has stopped, it had closed at least one connection first, that connection
 * is in TIME_WAIT on the server's side, and the same user starts the same server on the same address.
 *
 * @param options what the server sets before bind()
 * @param previousRun what the run before had set; the same program by default. Matters on Linux only.
 */
export function restartOutcome(
  system: System,
  options: ReuseOptions,
  previousRun: ReuseOptions = options,
): RestartOutcome {
  const answer = bindOutcome(system, [{ protocol: 'tcp', state: 'TIME_WAIT', address, options: previousRun }], {
    address,
    options,
    user: 'same',
  });
  const { seconds } = timeWaitLength[system];
  return {
    system,
    outcome: answer.outcome,
    ...(answer.errno === undefined ? {} : { errno: answer.errno }),
    ...(answer.outcome === 'fails' && seconds !== undefined ? { seconds } : {}),
    sentence: sentenceFor(system, answer, options, previousRun),
    basis: answer.basis,
    source: answer.source,
  };
}

function sentenceFor(system: System, answer: BindOutcome, options: ReuseOptions, previousRun: ReuseOptions): string {
  const title = systemTitle[system];
  if (system === 'windows') {
    return windowsSentence(options);
  }
  if (answer.outcome === 'not confirmed') {
    return `On ${title} the outcome is not confirmed. ${answer.reason}`;
  }
  if (answer.outcome === 'succeeds') {
    return system === 'linux'
      ? 'On Linux bind() succeeds over leftover connections, because this run and the one before both set the option.'
      : `On ${title} bind() succeeds over leftover connections, because this run sets the option.`;
  }
  const until = `for up to ${timeWaitLength[system].seconds ?? 0} s after the server closed a connection first`;
  const asked = options.reuseAddr === true || options.reusePort === true;
  const had = previousRun.reuseAddr === true || previousRun.reusePort === true;
  if (system === 'linux' && asked && !had) {
    return `On Linux this first restart can still fail with EADDRINUSE ${until}: the run before had not set the option.`;
  }
  return `On ${title} bind() fails with ${answer.errno ?? 'an error'} ${until}.`;
}

function windowsSentence(options: ReuseOptions): string {
  if (options.exclusive === true) {
    return 'On Windows an exclusive bind fails while connections of the previous run are still active; whether TIME_WAIT alone blocks it is not confirmed.';
  }
  if (options.reuseAddr === true) {
    return 'On Windows SO_REUSEADDR lets another program that sets it as well bind the same live port; a restart is reported to need no option.';
  }
  return 'On Windows a plain listener is reported to bind again at once, without any option; Microsoft does not confirm it.';
}
