// One edit of a large file after the other: its parse alone, and all up to the findings.
import { readFile } from 'node:fs/promises';
import { Edit, Language, Parser } from 'web-tree-sitter';
import { medianOf } from './measure.mjs';

/**
 * Servers of several languages: what stays at the top of the file, where the edit is, and what is put there with another
 * digit each time; and functions of nine lines as they stand in any file.
 */
export const servers = {
  c: {
    name: 'C',
    file: 'samples/echo.c',
    top: '',
    at: 'listener = socket',
    statement: 'line[#] = 0; ',
    filler: (index) =>
      `/* Adds up ${index}. */\nstatic int sum_${index}(const int *values, int count)\n{\n    int total = 0;\n    for (int i = 0; i < count; i++)\n        total += values[i] > ${index} ? values[i] : 0;\n    return total;\n}\n\n`,
  },
  go: {
    name: 'Go',
    file: 'samples/hello.go',
    top: 'func main',
    at: 'listener, err',
    statement: '_ = #; ',
    filler: (index) =>
      `// sum${index} adds up.\nfunc sum${index}(values []int) int {\n\ttotal := 0\n\tfor _, value := range values {\n\t\ttotal += value * ${index}\n\t}\n\treturn total\n}\n\n`,
  },
  java: {
    name: 'Java',
    file: 'test/fixtures/java/option_disabled_serversocket.java',
    top: 'public class',
    at: 'ServerSocket server',
    statement: 'int line = #; ',
    filler: (index) =>
      `/** Adds up ${index}. */\nclass Sum${index} {\n    static int of(int[] values) {\n        int total = 0;\n        for (int value : values) total += value > ${index} ? value : 0;\n        return total;\n    }\n}\n\n`,
  },
  python: {
    name: 'Python',
    file: 'samples/greeter.py',
    top: 'def main',
    at: 'listener = socket',
    statement: 'line = #; ',
    filler: (index) =>
      `# Adds up ${index}.\ndef sum_${index}(values):\n    total = 0\n    for value in values:\n        if value > ${index}:\n            total += value\n    return total\n\n\n`,
  },
  typescript: {
    name: 'TypeScript',
    file: 'test/fixtures/javascript/udp-reuseaddr_game.ts',
    top: 'enum Port',
    at: 'socket.bind',
    statement: 'void #; ',
    filler: (index) =>
      `/** Adds up ${index}. */\nfunction sum${index}(values: readonly number[]): number {\n  let total = 0;\n  for (const value of values) {\n    total += value > ${index} ? value : 0;\n  }\n  return total;\n}\n\n`,
  },
};

/** A server in the middle of functions that have nothing to do with it. */
export async function largeFile({ file, top, filler }, lines) {
  const server = await readFile(file, 'utf8');
  return around(server, server.indexOf(top), filler, lines);
}

/** Functions alone. */
export function plainFile({ filler }, lines) {
  return around('', 0, filler, lines);
}

function around(server, at, filler, lines) {
  const all = Array.from({ length: Math.floor(lines / 9) }, (_, index) => filler(index));
  const half = Math.floor(all.length / 2);
  return server.slice(0, at) + all.slice(0, half).join('') + server.slice(at) + all.slice(half).join('');
}

/**
 * Another number in front of the same place, time and again: the parse alone, then all up to the findings.
 * @param {object} core the analysis, as it is shipped
 * @param {(name: string) => Promise<Uint8Array>} asset
 * @returns {Promise<{parse: number, check: number}>} medians of milliseconds
 */
export async function edits(core, asset, languageId, lines, rounds) {
  const server = servers[languageId];
  const text = await largeFile(server, lines);
  const at = text.indexOf(server.at);
  const start = at + server.statement.indexOf('#');
  const row = text.slice(0, at).split('\n').length - 1;
  const column = start - text.lastIndexOf('\n', at) - 1;
  const versions = Array.from(
    { length: rounds + 1 },
    (_, index) => text.slice(0, at) + server.statement.replace('#', `${index % 9}`) + text.slice(at),
  );
  const parser = new Parser();
  parser.setLanguage(await Language.load(await asset(`${core.languageById(languageId).grammar}.wasm`)));
  let tree = parser.parse(versions[0]);
  const parse = await medianOf(rounds, (round) => {
    tree = parseEdited(parser, tree, versions[round + 1], start, { row, column });
  });
  tree.delete();
  parser.delete();
  const engine = new core.Engine(asset);
  await engine.analyze({ key: 'edited', languageId, text: versions[0] });
  const check = await medianOf(rounds, (round) =>
    engine.analyze({ key: 'edited', languageId, text: versions[round + 1] }),
  );
  await engine.dispose();
  return { parse, check };
}

/** After a character was replaced. */
function parseEdited(parser, tree, text, start, startPosition) {
  const end = { row: startPosition.row, column: startPosition.column + 1 };
  tree.edit(
    new Edit({
      startIndex: start,
      oldEndIndex: start + 1,
      newEndIndex: start + 1,
      startPosition,
      oldEndPosition: end,
      newEndPosition: end,
    }),
  );
  const next = parser.parse(text, tree);
  tree.delete();
  return next;
}
