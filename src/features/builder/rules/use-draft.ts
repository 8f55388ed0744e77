import { useState } from 'react'

interface Drafting<Said, Draft> {
  /** What the form says; null: nothing yet. */
  readonly said: Said | null
  readonly isAlike: (a: Said, b: Said) => boolean
  readonly begin: (said: Said | null) => Draft
  /** Null while the draft is unfinished. */
  readonly finish: (draft: Draft) => Said | null
  /** Is told each finished draft, and answers what the form says then. */
  readonly tell: (said: Said) => Said | null
}

/** What is edited, beside what the form says. It begins anew when the form says something else than what was last told here (undo, the text below). */
export function useDraft<Said, Draft>({ said, isAlike, begin, finish, tell }: Drafting<Said, Draft>) {
  const isSame = (a: Said | null, b: Said | null): boolean => (a === null || b === null ? a === b : isAlike(a, b))
  const [state, setState] = useState(() => ({ said, draft: begin(said) }))
  const current = isSame(state.said, said) ? state : { said, draft: begin(said) }
  // During rendering, so that no frame shows the old parts.
  if (current !== state) setState(current)
  const change = (draft: Draft) => {
    const next = finish(draft)
    setState({ said: next === null || isSame(next, said) ? said : tell(next), draft })
  }
  return { draft: current.draft, isFinished: finish(current.draft) !== null, change }
}
