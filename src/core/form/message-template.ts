/** A message of a rule: text, and gaps that CEL expressions fill. */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gap'; readonly expression: string; readonly start: number }

/** Where an expression that begins at `from` ends: at the brace that closes it, texts and inner braces passed over. −1: nowhere. */
function endOfGap(message: string, from: number): number {
  let [depth, quote] = [0, '']
  for (let i = from; i < message.length; i++) {
    const char = message.charAt(i)
    if (quote !== '') {
      if (char === '\\') i++
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '{') depth++
    else if (char === '}' && depth-- === 0) return i
  }
  return -1
}

/** Splits `"Tổng là {sum}"` into its parts; `{{` and `}}` are braces. Null when a brace has no other. */
export function parseMessage(message: string): readonly MessagePart[] | null {
  const parts: MessagePart[] = []
  let text = ''
  for (let i = 0; i < message.length; i++) {
    const char = message.charAt(i)
    if (char !== '{' && char !== '}') {
      text += char
      continue
    }
    if (message.charAt(i + 1) === char) {
      text += char
      i++
      continue
    }
    const end = char === '{' ? endOfGap(message, i + 1) : -1
    if (end < 0) return null
    parts.push({ kind: 'text', text }, { kind: 'gap', expression: message.slice(i + 1, end).trim(), start: i + 1 })
    text = ''
    i = end
  }
  return [...parts, { kind: 'text', text }]
}

/** The message with its gaps filled. A message that cannot be read stands as it is. */
export const fillMessage = (message: string, shown: (expression: string) => string): string =>
  (parseMessage(message) ?? [{ kind: 'text' as const, text: message }])
    .map((part) => (part.kind === 'text' ? part.text : shown(part.expression)))
    .join('')
