import { type ExtensionContext, Uri, workspace } from 'vscode';
import { activate as activateShared } from './editor/activate';
import { type AnalysisModule, setAnalysisLoader } from './editor/load-analysis';

/** Called by VS Code's web-worker extension host when a document of one of our languages is opened. */
export function activate(context: ExtensionContext): void {
  setAnalysisLoader(() => readAnalysis(context.extensionUri));
  activateShared(context, 'web');
}

/**
 * The host's require() knows `vscode` only, so the second bundle is read like the grammars and imported as a module. It is a
 * CommonJS file, the same that the Node host takes, and needs nothing but what it brings along.
 */
async function readAnalysis(extension: Uri): Promise<AnalysisModule> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'analysis.js'));
  const text = `const module = { exports: {} };\n${new TextDecoder().decode(bytes)}\nexport default module.exports;\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    const { default: bundle } = (await import(address)) as { readonly default: AnalysisModule };
    return bundle;
  } finally {
    URL.revokeObjectURL(address);
  }
}
