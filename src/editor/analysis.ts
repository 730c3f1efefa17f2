/** The analysis with all that it needs. A bundle of its own, for the thread that it runs in; activation reads a small one. */
export * from '../core';
export * from '../core/hover';
export { serve } from '../worker/thread';
// For those who look after it.
export { treesAlive } from '../core/syntax/parse';
export { memoryTaken } from '../core/syntax/runtime';
