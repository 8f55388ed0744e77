import type { FormDefinition } from '#core/form/definition.ts'

/** The document, and how to come back to what it was. Documents share what did not change, so that hundreds of steps are small. */
export interface History {
  readonly document: FormDefinition
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

interface Step {
  readonly document: FormDefinition
  /** Key of the words for what was done: `builder.done.<what>`. */
  readonly what: string
  /** Typing in one place is one step. */
  readonly gesture: string | null
}

export const MOST_STEPS = 500

export const beginHistory = (document: FormDefinition): History => ({ document, past: [], future: [] })

/** Another document. A gesture that goes on (letters of one text) stays one step. */
export function record(history: History, document: FormDefinition, what: string, gesture: string | null = null): History {
  if (document === history.document) return history
  const last = history.past.at(-1)
  const goesOn = gesture !== null && last?.gesture === gesture && history.future.length === 0
  const past = goesOn ? history.past : [...history.past, { document: history.document, what, gesture }].slice(-MOST_STEPS)
  return { document, past, future: [] }
}

/** A pause ends the gesture: what is typed next is a step of its own. */
export function settled(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined || last.gesture === null) return history
  return { ...history, past: [...history.past.slice(0, -1), { ...last, gesture: null }] }
}

export function undo(history: History): History {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return {
    document: last.document,
    past: history.past.slice(0, -1),
    future: [...history.future, { ...last, document: history.document, gesture: null }],
  }
}

export function redo(history: History): History {
  const next = history.future.at(-1)
  if (next === undefined) return history
  return {
    document: next.document,
    past: [...history.past, { ...next, document: history.document, gesture: null }],
    future: history.future.slice(0, -1),
  }
}
