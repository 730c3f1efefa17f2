import type { RestartOutcome } from '../bind/restart';
import type { Runtime, RuntimeSystem, Sets } from '../runtimes/runtime';
import { basisText } from './basis';
import { prose } from './markdown';

/** What a restart meets on each system, one line per system. */
export function restartMarkdown(outcomes: readonly RestartOutcome[]): string {
  return outcomes.map(({ sentence, basis }) => `- ${prose(sentence)} *(${basisText[basis]})*`).join('\n');
}

const systemText: Readonly<Record<RuntimeSystem, string>> = {
  linux: 'Linux',
  bsd: 'BSD and macOS',
  windows: 'Windows',
};

/** "on Linux, BSD and macOS": the systems on which an option has a certain fate. */
function where(sets: Runtime['reuseAddr'], wanted: Sets): string {
  const systems = (['linux', 'bsd', 'windows'] as const).filter((system) => sets[system] === wanted);
  if (systems.length === 3) {
    return 'on every system';
  }
  const names = systems.map((system) => systemText[system]);
  return `on ${names.join(systems.length === 2 && !names.includes('Windows') ? ', ' : ' and ')}`;
}

function has(sets: Runtime['reuseAddr'], wanted: Sets): boolean {
  return Object.values(sets).includes(wanted);
}

/** One or two sentences: what the interface does about SO_REUSEADDR and its relatives by itself. */
export function runtimeSentence(runtime: Runtime): string {
  const { reuseAddr, reusePort, exclusive, switch: by } = runtime;
  const sentences: string[] = [];
  if (has(reuseAddr, 'argument')) {
    const given = by?.default === undefined ? 'the call has to say' : `${by.default ? 'on' : 'off'} by default`;
    const name = by?.attribute ?? by?.keyword ?? by?.flag;
    const means = name === undefined ? 'An argument decides' : `\`${name}\` decides`;
    sentences.push(`${means} about SO_REUSEADDR ${where(reuseAddr, 'argument')}: ${given}.`);
  }
  if (has(reuseAddr, true)) {
    const only = reuseAddr.linux === false ? ' only' : '';
    sentences.push(`Sets SO_REUSEADDR by itself ${where(reuseAddr, true)}${only}.`);
  }
  if (!has(reuseAddr, true) && !has(reuseAddr, 'argument')) {
    sentences.push('Does not set SO_REUSEADDR.');
  } else if (reuseAddr.windows === false) {
    sentences.push(
      exclusive
        ? 'On Windows it sets SO_EXCLUSIVEADDRUSE.'
        : `On Windows it sets nothing${runtime.kind === 'tcp-listen' ? ', and a restart is reported to need nothing' : ''}.`,
    );
  }
  if (has(reusePort, true)) {
    const together = reuseAddr.linux === false ? 'Sets SO_REUSEPORT by itself' : 'Sets SO_REUSEPORT as well';
    sentences.push(`${together} ${where(reusePort, true)}.`);
  }
  return sentences.join(' ');
}

const runtimeBasis: Readonly<Record<Runtime['basis'], string>> = {
  measured: 'measured on Linux, other systems read in the source',
  source: 'read in the source',
  docs: 'from documentation',
  memory: 'not confirmed',
};

/** How a line about an interface is known. */
export function runtimeSources({ basis, sources }: Runtime): string {
  return `*Source (${runtimeBasis[basis]}): ${prose(sources.join('; '))}*`;
}

/** What an interface of a language or library does when it binds, as Markdown. */
export function runtimeMarkdown(runtime: Runtime): string {
  const parts = [
    `**${runtime.names[0] ?? runtime.library}** — ${prose(runtime.library)}${runtime.since === undefined ? '' : ` · ${prose(runtime.since)}`}`,
    prose(runtimeSentence(runtime)),
    runtime.howToEnable === undefined ? '' : `**To switch it on:** ${prose(runtime.howToEnable)}`,
    runtime.howToDisable === undefined ? '' : `**To switch it off:** ${prose(runtime.howToDisable)}`,
    runtime.pitfall === undefined ? '' : `**Pitfall:** ${prose(runtime.pitfall)}`,
    runtimeSources(runtime),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
