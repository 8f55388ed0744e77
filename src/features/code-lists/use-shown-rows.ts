import { useEffect, useState } from 'react'
import type { ListDesk, ShownRow } from './desk/list-desk.ts'

const CHUNK = 60

interface Page {
  readonly from: number
  readonly rows: readonly ShownRow[]
}

/** The rows near the screen, asked for from the desk; those of before stay until the new ones are there. */
export function useShownRows(desk: ListDesk, revision: number, first: number, last: number): (index: number) => ShownRow | undefined {
  const [page, setPage] = useState<Page>({ from: 0, rows: [] })
  const from = Math.max(0, (Math.floor(first / CHUNK) - 1) * CHUNK)
  const to = (Math.ceil((last + 1) / CHUNK) + 1) * CHUNK
  useEffect(() => {
    let current = true
    void desk.rows(from, to).then((rows) => {
      if (current) setPage({ from, rows })
    })
    return () => {
      current = false
    }
  }, [desk, revision, from, to])
  return (index) => page.rows[index - page.from]
}
