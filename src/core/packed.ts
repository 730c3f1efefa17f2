/** What following a file gave, as one thread can send it to another: without functions, files by their paths. */
import { typeOfField } from './groups';
import { languageById } from './languages/registry';
import type { Problem } from './model';
import type { Followed } from './project';
import { folderOf, type ShelfFile } from './shelf';
import type { Trace } from './trace/machine';
import type { TracedFile } from './trace/run';
import { UNKNOWN, type Value } from './trace/value';

export interface Packed {
  readonly path: string;
  /** Those types whose fields hold handles that the file itself declares. */
  readonly ownTypes: readonly string[];
  readonly trace:
    | {
        readonly traces: readonly Trace[];
        readonly problems: readonly Problem[];
        readonly visited: readonly string[];
        readonly nextEvent: number;
      }
    | { readonly problem: Problem };
}

export function pack({ file, trace }: Followed): Packed {
  const path = file.path ?? '';
  if ('problem' in trace) return { path, ownTypes: [], trace };
  const types = trace.traces.flatMap(({ sharedFields }) => sharedFields.flatMap((key) => typeOfField(key) ?? []));
  return {
    path,
    ownTypes: [...new Set(types)].filter((type) => file.ownClass(type) !== undefined),
    trace: {
      traces: trace.traces.map(withoutFunctions),
      problems: trace.problems,
      visited: Array.from(trace.visited, (other) => other.path ?? ''),
      nextEvent: trace.nextEvent,
    },
  };
}

/**
 * What came of all files, for their sockets to be judged.
 * @param files in the order of their paths
 * @param packed by path; nothing came of files that are not there
 */
export function unpack(files: readonly ShelfFile[], packed: ReadonlyMap<string, Packed>): readonly Followed[] {
  const traced = new Map<string, TracedFile>();
  for (const { path, text } of files) {
    const ownTypes = new Set(packed.get(path)?.ownTypes);
    traced.set(path, { path, folder: folderOf(path), text, ownClass: (name) => ownTypes.has(name) || undefined });
  }
  return files.map(({ path, languageId }): Followed => {
    const { trace = NOTHING } = packed.get(path) ?? {};
    return {
      file: traced.get(path)!,
      language: languageById(languageId)!,
      trace:
        'problem' in trace ? trace : { ...trace, visited: new Set(trace.visited.map((other) => traced.get(other)!)) },
    };
  });
}

const NOTHING = { traces: [], problems: [], visited: [], nextEvent: 0 };

function withoutFunctions(trace: Trace): Trace {
  return {
    ...trace,
    sockets: trace.sockets.map((info) => ({ ...info, domain: plain(info.domain), type: plain(info.type) })),
  };
}

/** A function is neither a domain nor a type. */
function plain(value: Value): Value {
  if (value.kind === 'function') return UNKNOWN;
  if (value.kind === 'flags') return { kind: 'flags', parts: value.parts.map(plain) };
  return value.kind === 'union' ? { kind: 'union', options: value.options.map(plain) } : value;
}
