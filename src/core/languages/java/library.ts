/** Which classes belong to Java or to a library that the recogniser knows. */
import { libraryClasses, libraryFields } from './tables';

/** True where code of the class does nothing to sockets that it does not say. */
export function isLibrary(qualified: string): boolean {
  return /^(?:javax?|jakarta|jdk|com\.sun)\./.test(qualified) || libraryClasses.has(qualified);
}

/** The classes of a package that is imported as a whole: simple name and qualified name. */
export function classesIn(packageName: string): readonly (readonly [string, string])[] {
  const inside = `${packageName}.`;
  return [...libraryClasses]
    .filter((name) => name.startsWith(inside) && !name.slice(inside.length).includes('.'))
    .map((name) => [name.slice(inside.length), name] as const);
}

/** Fields that a library's class gives to those that extend it: name and type. */
export function inheritedFields(base: string | undefined): readonly (readonly [string, string])[] {
  return Object.entries((base === undefined ? undefined : libraryFields[base]) ?? {});
}
