import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from '#ui/after-paint.ts'

/** The value, once the screen shows what its last change brought; before that, the one before. */
export function usePainted<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => (painted === value ? undefined : afterPaint(() => startTransition(() => setPainted(value)))), [painted, value])
  return painted
}
