import { cLibraries } from './c';
import { cppLibraries } from './cpp';
import { csharpLibraries } from './csharp';
import { goLibraries } from './go';
import { javaLibraries } from './java';
import { javascriptLibraries } from './javascript';
import { phpLibraries } from './php';
import { pythonFrameworks } from './python-frameworks';
import { pythonLibrary } from './python-library';
import { rubyLibraries } from './ruby';
import { expandRuntime, type Runtime, type RuntimeFile } from './runtime';
import { rustLibraries } from './rust';

/** Every file of runtimes: a further language or library is a line here. */
const files: readonly RuntimeFile[] = [
  cLibraries,
  cppLibraries,
  csharpLibraries,
  goLibraries,
  javaLibraries,
  javascriptLibraries,
  phpLibraries,
  pythonLibrary,
  pythonFrameworks,
  rubyLibraries,
  rustLibraries,
];

let all: readonly Runtime[] | undefined;
let byName: Map<string, Runtime> | undefined;

/** All runtimes known. */
export function allRuntimes(): readonly Runtime[] {
  all ??= files.flatMap(({ languages, entries }) => entries.map((entry) => expandRuntime(languages, entry)));
  return all;
}

/**
 * What is known about an API.
 * @param language VS Code language id
 * @param qualifiedName the name with its imports resolved: `http.server.HTTPServer`, `boost::asio::ip::tcp::acceptor`
 */
export function runtimeByName(language: string, qualifiedName: string): Runtime | undefined {
  if (byName === undefined) {
    byName = new Map();
    for (const runtime of allRuntimes()) {
      for (const name of runtime.names) {
        for (const id of runtime.languages) {
          byName.set(`${id} ${name}`, runtime);
        }
      }
    }
  }
  return byName.get(`${language} ${qualifiedName}`);
}

/** The runtime with this id, as a socket of the analysis carries it. */
export function runtimeById(id: string): Runtime | undefined {
  return allRuntimes().find((runtime) => runtime.id === id);
}
