import { useState } from 'react'
import type { RowId } from '#core/lib/ids.ts'

/** Neighbouring rows of a table that are drawn, or left out, together. */
export interface RowChunk {
  /** Stays with the chunk while rows come and go. */
  readonly key: string
  readonly rows: readonly RowId[]
}

/** Rows in a chunk when it is made. */
export const ROWS = 5
/** From so many on it is cut. */
const MOST = 8

/** Rows stay in the chunk they are in, so that one more, or less, concerns no other; a new row joins the one before it. */
export function cutRows(before: readonly RowChunk[], rows: readonly RowId[]): readonly RowChunk[] {
  const home = new Map(before.flatMap((chunk) => chunk.rows.map((row) => [row, chunk] as const)))
  const runs: { chunk: RowChunk | null; rows: RowId[] }[] = []
  const begun = new Set<RowChunk>()
  for (const row of rows) {
    const chunk = home.get(row)
    const open = runs.at(-1)
    if (chunk !== undefined && !begun.has(chunk)) {
      begun.add(chunk)
      runs.push({ chunk, rows: [row] })
    } else if (open === undefined) runs.push({ chunk: null, rows: [row] })
    else open.rows.push(row)
  }
  const taken = new Set(before.map(({ key }) => key))
  return runs.flatMap(({ chunk, rows: run }) => {
    if (run.length <= MOST) return [kept(chunk, run, taken)]
    return Array.from({ length: Math.ceil(run.length / ROWS) }, (_, at) =>
      kept(at === 0 ? chunk : null, run.slice(at * ROWS, (at + 1) * ROWS), taken),
    )
  })
}

/** The chunk as it was, where its rows are the same. */
function kept(chunk: RowChunk | null, rows: readonly RowId[], taken: Set<string>): RowChunk {
  if (chunk === null) return { key: newKey(rows[0] ?? '', taken), rows }
  const same = chunk.rows.length === rows.length && chunk.rows.every((row, at) => row === rows[at])
  return same ? chunk : { key: chunk.key, rows }
}

/** After its first row; that row may have left another chunk that is called after it. */
function newKey(name: string, taken: Set<string>): string {
  if (taken.has(name)) return newKey(`${name}+`, taken)
  taken.add(name)
  return name
}

/** The rows of a table in chunks, the same objects for what stays. */
export function useRowChunks(rows: readonly RowId[]): readonly RowChunk[] {
  const [state, setState] = useState(() => ({ rows, chunks: cutRows([], rows) }))
  if (state.rows === rows) return state.chunks
  const chunks = cutRows(state.chunks, rows)
  setState({ rows, chunks })
  return chunks
}
