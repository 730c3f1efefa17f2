import { bsdBind } from './bsd';
import { illumosBind } from './illumos';
import { linuxBind } from './linux';
import { windowsBind } from './windows';
import { isConnected, type BindOutcome, type Holder, type Newcomer, type System } from './model';

function bindBeside(system: System, holder: Holder, newcomer: Newcomer): BindOutcome {
  switch (system) {
    case 'linux':
      return linuxBind(holder, newcomer);
    case 'freebsd':
    case 'macos':
      return bsdBind(system, holder, newcomer);
    case 'illumos':
      return illumosBind(holder, newcomer);
    case 'windows':
      return windowsBind(holder, newcomer);
  }
}

/**
 * The holders that have a say. Microsoft's tables are about the port of a running server, whatever connections it has: with
 * SO_REUSEADDR on its listener and on the newcomer, the listener stands for the connections that it has accepted.
 */
function deciding(system: System, holders: readonly Holder[], newcomer: Newcomer): readonly Holder[] {
  if (system !== 'windows' || newcomer.options.reuseAddr !== true) return holders;
  const shared = holders.filter(({ state, options }) => state === 'LISTEN' && options.reuseAddr === true);
  return shared.length > 0 ? holders.filter(({ state }) => !isConnected(state)) : holders;
}

/**
 * What bind() says to `newcomer` where the `holders` already have the port number it asks for.
 * The first refusal decides; failing that, an answer that is not confirmed; otherwise it succeeds. Each holder is looked at
 * on its own, which is how the cases were measured.
 */
export function bindOutcome(system: System, holders: readonly Holder[], newcomer: Newcomer): BindOutcome {
  const answers = deciding(system, holders, newcomer).map((holder) => ({
    ...bindBeside(system, holder, newcomer),
    holder,
  }));
  return (
    answers.find((answer) => answer.outcome === 'fails') ??
    answers.find((answer) => answer.outcome === 'not confirmed') ??
    answers[0] ?? {
      outcome: 'succeeds',
      reason: 'Nothing holds the port.',
      basis: 'documentation',
      source: 'POSIX.1-2017, bind()',
    }
  );
}
