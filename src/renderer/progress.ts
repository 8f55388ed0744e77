import type { RecordPath } from '#core/lib/record-path.ts'
import type { Channels } from './channels.ts'

/** Where section states and the summary listen; not a record path. */
export const PROGRESS = '#progress'

/** Which parts of the form have changed since when, so that a pause in typing looks at the changed ones only. */
export interface Progress {
  note(path: RecordPath): void
  noteAll(): void
  /** A number that grows when something at or below one of these top-level places changes. */
  of(places: readonly RecordPath[]): number
  /** The same of one row of a repeat at the top. */
  ofRow(path: RecordPath): number
}

const topOf = (path: RecordPath): RecordPath => {
  const end = path.indexOf('/', 1)
  return end < 0 ? path : path.slice(0, end)
}

/** `/boats/@1` of `/boats/@1/crew`; null outside of rows. */
function rowOf(path: RecordPath): RecordPath | null {
  const start = path.indexOf('/@')
  if (start < 0) return null
  const end = path.indexOf('/', start + 2)
  return end < 0 ? path : path.slice(0, end)
}

export function createProgress(channels: Channels): Progress {
  const counts = new Map<RecordPath, number>()
  const count = (place: RecordPath) => void counts.set(place, (counts.get(place) ?? 0) + 1)
  let everywhere = 0
  return {
    note(path) {
      count(topOf(path))
      const row = rowOf(path)
      if (row !== null) count(row)
      channels.later(PROGRESS)
    },
    noteAll() {
      everywhere += 1
      channels.later(PROGRESS)
    },
    ofRow: (path) => everywhere + (counts.get(path) ?? 0),
    of: (places) => places.reduce((sum, place) => sum + (counts.get(place) ?? 0), everywhere),
  }
}
