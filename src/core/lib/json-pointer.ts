/** The JSON pointer (RFC 6901) one step below `parent`. */
export const jsonPointer = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
