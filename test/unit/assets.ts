import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The wasm files as the build puts them beside the extension. */
export function readAsset(name: string): Promise<Uint8Array> {
  return readFile(join('dist', name === 'web-tree-sitter.wasm' ? name : join('grammars', name)));
}
