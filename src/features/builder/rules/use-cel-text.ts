import { useState } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'

/**
 * Text beside what the form says. Text that reads goes into the form when it is left; broken text stays here alone,
 * so that neither the form nor the parts above it lose what they say.
 */
export function useCelText(
  said: string,
  read: (text: string) => Result<unknown, readonly Issue[]>,
  tell: (text: string) => void,
  mayBeEmpty: boolean,
) {
  const [typed, setTyped] = useState<{ readonly of: string; readonly text: string } | null>(null)
  // What comes from elsewhere (the parts above, undo) wins.
  const own = typed !== null && typed.of === said ? typed : null
  const text = own?.text ?? said
  const isEmpty = text.trim() === ''
  const outcome = own === null || isEmpty ? null : read(text)
  const issues = outcome !== null && !outcome.ok ? outcome.error : []
  const leave = () => {
    if (own === null || own.text === said || issues.length > 0 || (isEmpty && !mayBeEmpty)) return
    tell(isEmpty ? '' : text)
  }
  return { text, issues, isUntold: own !== null && own.text !== said, type: (next: string) => setTyped({ of: said, text: next }), leave }
}
