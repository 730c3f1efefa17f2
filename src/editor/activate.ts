import * as vscode from 'vscode';
import { Analyzer } from './analyzer';
import { Checker } from './checker';
import { registerCodeActions } from './code-actions';
import { explain, registerCommands } from './commands';
import { registerDiagnostics } from './diagnostics';
import { DocumentFilter } from './documents';
import { registerExplainLinks } from './explain-link';
import { ExplainerPanel } from './explainer-panel';
import { explainerTarget, targetCode } from './findings';
import { registerHover } from './hover';
import { ProblemReporter } from './problems';
import { ProjectIndex } from './project-index';
import { ProjectSettings } from './project-settings';
import { SettingsReader } from './settings';
import type { Thread } from '../worker/thread';
import { WorkspaceChecker } from './workspace-checker';

/**
 * Puts the features together. Only registers: the engine and the facts are loaded when a document asks for them.
 * @param startThread starts a thread that serves the analysis
 */
export function activate(
  context: vscode.ExtensionContext,
  host: 'desktop' | 'web',
  startThread: () => Promise<Thread>,
): void {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('Sockopt Lens', { log: true });
  const manifest = context.extension.packageJSON as Manifest;
  const project = new ProjectSettings(log);
  const settings = new SettingsReader(log, rulesOf(manifest), project);
  const filter = new DocumentFilter(languagesOf(manifest));
  const analyzer = new Analyzer(context.extensionUri, startThread);
  const problems = new ProblemReporter(log);
  const index = new ProjectIndex(analyzer, settings, filter);
  const checker = new Checker(analyzer, index, settings, filter, problems);
  const workspace = new WorkspaceChecker(analyzer, index, settings, filter, checker, problems);
  context.subscriptions.push(
    log,
    project,
    analyzer,
    index,
    checker,
    workspace,
    analyzer.onDidEnd((reason) => {
      problems.restarted(reason);
    }),
    registerDiagnostics(checker),
    registerHover(analyzer, checker, settings, filter),
    registerCodeActions(analyzer, checker, filter),
    registerCommands(context, analyzer, checker, workspace, problems, log),
    registerExplainLinks(analyzer, (address) => explain(context, checker, address), log),
    ExplainerPanel.register(
      context,
      (place) => explainerTarget(checker, place),
      (target) => targetCode(analyzer, settings, target),
    ),
  );
  const milliseconds = (performance.now() - started).toFixed(1);
  log.info(`Sockopt Lens ${manifest.version} is ready in the ${host} extension host after ${milliseconds} ms.`);
}

/** The parts of package.json that are read: languages and rules are listed there for VS Code, and nowhere twice. */
interface Manifest {
  readonly version: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly configuration: {
      readonly properties: { readonly 'sockopt.rules': { readonly properties: Readonly<Record<string, unknown>> } };
    };
  };
}

function languagesOf({ activationEvents }: Manifest): readonly string[] {
  return activationEvents.flatMap((event) => /^onLanguage:(.+)$/.exec(event)?.[1] ?? []);
}

function rulesOf({ contributes }: Manifest): readonly string[] {
  return Object.keys(contributes.configuration.properties['sockopt.rules'].properties);
}
