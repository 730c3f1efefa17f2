/** What the editor needs only once there is something to look at. A bundle of its own, so that activation reads a small one. */
export * from '../core';
export * from '../core/hover';
export * from '../core/life';
export * from '../knowledge';
export * from './your-code';
export * from '../worker/service';
export { callHere, serve } from '../worker/thread';
// For those who look after it.
export { treesAlive } from '../core/syntax/parse';
export { memoryTaken } from '../core/syntax/runtime';
