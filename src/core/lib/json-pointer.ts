/** The JSON pointer (RFC 6901) one step below `parent`. */
// Hardly any name needs escaping, and pointers are made by the thousand.
export const jsonPointer = (parent: string, name: string | number): string =>
  typeof name === 'number' || !/[~/]/.test(name) ? `${parent}/${name}` : `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
