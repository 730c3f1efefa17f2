import type { RuntimeFile } from './runtime';

/** C#: .NET. */
export const csharpLibraries: RuntimeFile = {
  languages: ['csharp'],
  entries: [],
};
