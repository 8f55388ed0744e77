import { useEffect, useRef } from 'react'

export interface ReviewKeys {
  approve(): void
  sendBack(): void
  leave(): void
}

const typing = 'input, textarea, select, [contenteditable]'

/** Single keys while reading: A, R, Escape. Never while something is typed, nor with a modifier. */
export function useReviewKeys(keys: ReviewKeys): void {
  const newest = useRef(keys)
  useEffect(() => {
    newest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (document.querySelector('dialog[open]') !== null) return
      if (event.key === 'Escape') return newest.current.leave()
      if (event.target instanceof Element && event.target.matches(typing)) return
      if (event.key === 'a' || event.key === 'A') newest.current.approve()
      if (event.key === 'r' || event.key === 'R') {
        event.preventDefault()
        newest.current.sendBack()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
