/** `regex()` of XLSForm fits the whole text. */
export function fullPattern(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)((?:\\\\)*)\$$/, '$1')
  return inner.includes('|') ? `^(?:${inner})$` : `^${inner}$`
}
