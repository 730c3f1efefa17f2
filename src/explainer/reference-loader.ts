import type * as exported from './reference';

/** What the script of the options offers. */
export type Reference = typeof exported;

/** What the script leaves behind. */
declare const reference: Reference;

/** It allows only scripts with its nonce, and only from where this one is. Read now: later there is no current script. */
const { src, nonce } = document.currentScript as HTMLScriptElement;

let loading: Promise<Reference> | undefined;

/** Loads the options, once. @throws where the script cannot be read */
export function loadReference(): Promise<Reference> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src.replace(/explainer\.js/, 'reference.js');
    script.nonce = nonce;
    script.onload = () => resolve(reference);
    script.onerror = () => reject(new Error('The options could not be read.'));
    document.head.append(script);
  });
  return loading;
}
