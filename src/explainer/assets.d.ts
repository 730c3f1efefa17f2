/** Styles are bundled into dist/explainer.css by the build. */
declare module '*.css';
