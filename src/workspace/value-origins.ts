import type { JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'
import type { WaitingValue } from '#core/record/waiting-values.ts'

/** Who gave a value, and when (ISO); `at` null when the history is not at hand. */
export interface ValueOrigin {
  readonly author: string
  readonly at: string | null
  /** The reader's own. */
  readonly own: boolean
}

export interface ValueOrigins {
  /** Of the value that stands at a place. */
  current(path: RecordPath): ValueOrigin
  waiting(value: WaitingValue): ValueOrigin
  /** What the author of a waiting value saw before they changed it; null when that is not known. */
  base(path: RecordPath, value: WaitingValue): { readonly value?: JsonValue } | null
}

const originOf = ({ authorName, at, own }: RevisionMessage): ValueOrigin => ({ author: authorName, at, own: own === true })

/**
 * @param revisions the history, newest first; empty when it is not at hand
 * @param fallback who made the newest revision
 */
export function valueOrigins(revisions: readonly RevisionMessage[], fallback: string): ValueOrigins {
  const madeBy = ({ opId, revision }: WaitingValue) =>
    revisions.find((each) => (opId === null ? each.revision === revision : each.opId === opId))
  return {
    current(path) {
      const found = revisions.find((revision) => revision.changed.includes(path)) ?? revisions.at(-1)
      return found === undefined ? { author: fallback, at: null, own: false } : originOf(found)
    },
    waiting(value) {
      const found = madeBy(value)
      return found === undefined || value.opId === null ? { author: value.author, at: found?.at ?? null, own: false } : originOf(found)
    },
    base(path, value) {
      const asked = madeBy(value)?.parallel?.asked[path]
      if (asked === undefined) return null
      return asked.base === undefined ? {} : { value: asked.base }
    },
  }
}
