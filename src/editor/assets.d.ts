/** The build gives styles as one minified text. */
declare module '*.css' {
  const styles: string;
  export default styles;
}
