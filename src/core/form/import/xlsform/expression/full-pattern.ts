/** Whether a `|` stands outside of all brackets. Within `[…]` brackets are letters like others. */
export function hasOpenChoice(pattern: string): boolean {
  let depth = 0
  let isInClass = false
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at)
    if (char === '\\') at++
    else if (isInClass) isInClass = char !== ']'
    else if (char === '[') isInClass = true
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === '|' && depth === 0) return true
  }
  return false
}

/** `regex()` of XLSForm fits the whole text. */
export function fullPattern(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)((?:\\\\)*)\$$/, '$1')
  return hasOpenChoice(inner) ? `^(?:${inner})$` : `^${inner}$`
}
