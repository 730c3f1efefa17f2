/** The parser and the grammars, which lie beside the command line's own file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export function readAsset(name: string): Promise<Uint8Array> {
  return readFile(join(__dirname, name === 'web-tree-sitter.wasm' ? name : join('grammars', name)));
}
