/** All test files of this folder, put together by the build. */
declare module 'all-tests';

declare module 'mocha/mocha.mjs' {
  import Mocha from 'mocha';
  export default Mocha;
}

/** Which extension host this suite is bundled for. Set by the build. */
declare const EXTENSION_HOST: 'node' | 'web';
