import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ChoiceSource, FoundChoices } from './choice-source.ts'

interface Question {
  readonly source: ChoiceSource | null
  readonly text: string
}

export interface Found extends FoundChoices {
  /** These are not yet the answer to what is typed now. */
  readonly pending: boolean
}

const nothing: FoundChoices = { items: [], total: 0, meant: null }
const isSame = (a: Question, b: Question): boolean => a.source === b.source && a.text === b.text

/**
 * What a source finds for the text, asked while `open`. One question at a time: keys that come before its answer leave the newest
 * text to be asked next, so that neither a fast typist nor the Backspace bursts of a Vietnamese keyboard make it wait in line.
 */
export function useFoundChoices(source: ChoiceSource | null, text: string, open: boolean): Found {
  const [answer, setAnswer] = useState<{ readonly question: Question; readonly found: FoundChoices } | null>(null)
  const question = { source, text }
  const newest = useRef<Question>(question)
  const asking = useRef(false)
  useLayoutEffect(() => {
    newest.current = { source, text }
  })
  const ask = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    try {
      for (let asked: Question | null = null; asked === null || !isSame(asked, newest.current);) {
        asked = newest.current
        if (asked.source === null) continue
        const found = await asked.source.search(asked.text)
        setAnswer({ question: asked, found })
      }
    } finally {
      asking.current = false
    }
  }, [])
  useEffect(() => {
    if (open && source !== null) void ask()
  }, [open, source, text, ask])
  if (source === null || answer === null || answer.question.source !== source) return { ...nothing, pending: source !== null }
  return { ...answer.found, pending: !isSame(answer.question, question) }
}
