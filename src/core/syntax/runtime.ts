/**
 * The parser's WebAssembly runtime, one for all languages: with room on its stack, a limit to its memory, and a state
 * to begin with again after it has failed.
 */
import { Parser } from 'web-tree-sitter';

/** What of WebAssembly is used here: Node and browsers have it, the language itself does not. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
  instantiate(code: Uint8Array, imports: unknown): Promise<{ readonly instance: unknown; readonly module: unknown }>;
};

/** What Emscripten makes of the options that it is given, as far as it is used. */
interface Runtime {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
}

interface Imports {
  readonly env: { readonly __stack_pointer: { value: number } };
}

const MB = 1024 * 1024;

/** Bytes per page of WebAssembly's memory. */
const PAGE = 64 * 1024;

/** What the parser asks for at its start. */
const INITIAL_MEMORY = 32 * MB;

/** Bytes that all trees and parsers have together. Three kilobytes of nested ambiguities would take two gigabytes. */
const MEMORY = 512 * MB;

/**
 * Bytes of the parser's stack. By itself it has 64 KB, which grow down into its own data, and nobody looks: after two
 * thousand nested ambiguities, whatever is read from then on is wrong. The engine's own stack, which has an end, fills
 * faster than this.
 */
const STACK = 2 * MB;

let started: Promise<void> | undefined;
let runtime: Runtime | undefined;
let stackPointer: { value: number } | undefined;
let stackTop = 0;
/** The memory as it was at the start, up to the first byte that was never used. */
let beginning = new Uint8Array();
let generation = 1;
let broken = false;
/** Grammars that are being loaded: they write into memory when they are ready. */
const loads = new Set<Promise<unknown>>();

/**
 * Starts the runtime where it does not run, or has failed. Concurrent Parser.init() calls break each other, hence one
 * promise for all; a failure may be tried again.
 * @param read gives the runtime's code
 */
export async function startRuntime(read: () => Promise<Uint8Array>): Promise<void> {
  started ??= runtime ? restart() : read().then(start);
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/** Which runtime it is, counted from 1: parsers and trees belong to one, and are nothing to the next. */
export function runtimeGeneration(): number {
  return generation;
}

/** After an error was thrown out of the parser. Nothing that it has made may be touched again, not even to delete it. */
export function breakRuntime(): void {
  if (broken) return;
  broken = true;
  generation++;
  started = undefined;
}

/** Bytes that the runtime has taken for all trees and parsers; it never gives any back. */
export function memoryTaken(): number {
  return runtime?.HEAPU8.byteLength ?? 0;
}

/** So much of the memory is taken that a parse which asks for more is stopped: one that gets none would break the runtime. */
export function memoryIsShort(): boolean {
  return memoryTaken() > 0.7 * MEMORY;
}

/** Loads something into the runtime. */
export async function loadIntoRuntime<T>(load: () => Promise<T>): Promise<T> {
  const loading = load();
  loads.add(loading);
  try {
    return await loading;
  } finally {
    loads.delete(loading);
  }
}

async function start(code: Uint8Array): Promise<void> {
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const options = {
    wasmMemory: new WebAssembly.Memory({ initial: INITIAL_MEMORY / PAGE, maximum: MEMORY / PAGE }),
    instantiateWasm(imports: Imports, done: (instance: unknown, module: unknown) => void): object {
      stackPointer = imports.env.__stack_pointer;
      WebAssembly.instantiate(code, imports).then(({ instance, module }) => done(instance, module), fail);
      return {};
    },
    // It stands in the error as well.
    printErr: () => undefined,
  };
  await Promise.race([Parser.init(options), failed]);
  const made = options as unknown as Runtime;
  stackTop = made._malloc(STACK) + STACK;
  if (stackPointer) stackPointer.value = stackTop;
  let used = made.HEAPU8.length;
  while (used > 0 && made.HEAPU8[used - 1] === 0) used--;
  beginning = made.HEAPU8.slice(0, used);
  runtime = made;
}

async function restart(): Promise<void> {
  while (loads.size > 0) await Promise.allSettled(loads);
  if (!runtime || !stackPointer) return;
  runtime.HEAPU8.set(beginning);
  runtime.HEAPU8.fill(0, beginning.length);
  stackPointer.value = stackTop;
  broken = false;
}
