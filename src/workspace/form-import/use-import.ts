import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListCodes } from '#core/form/import/from-data.ts'
import { readingStopped, type Imported, type ImportSource } from '#core/form/import/read-import.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { ImportReply, ImportRequest } from './import-messages.ts'

/** `reading`: the thread answers next, or the person stops it. `ready`, `failed`: the person acts next. */
export type ImportState =
  | { readonly kind: 'idle' | 'reading' }
  | { readonly kind: 'failed'; readonly issues: readonly Issue[] }
  | { readonly kind: 'ready'; readonly imported: Imported }

/** The part of a `Worker` that is used here. */
export type ImportThread = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

/** Reads in a thread of its own, which ends with the answer or when it is stopped. */
export function useImport(start: () => ImportThread) {
  const [state, setState] = useState<ImportState>({ kind: 'idle' })
  const thread = useRef<ImportThread | null>(null)
  const end = useCallback((next: ImportState) => {
    thread.current?.terminate()
    thread.current = null
    setState(next)
  }, [])
  useEffect(
    () => () => {
      thread.current?.terminate()
      thread.current = null
    },
    [],
  )
  const read = useCallback(
    async (source: ImportSource, lists: () => Promise<readonly ListCodes[]>): Promise<void> => {
      end({ kind: 'reading' })
      const own = start()
      thread.current = own
      own.addEventListener('message', (event) => {
        const { data: reply } = event as MessageEvent<ImportReply> // what the thread sends
        if (thread.current === own) end(reply.ok ? { kind: 'ready', imported: reply.value } : { kind: 'failed', issues: reply.error })
      })
      own.addEventListener('error', () => {
        if (thread.current === own) end({ kind: 'failed', issues: [readingStopped] })
      })
      const request: ImportRequest = { source, lists: source.kind === 'data' ? await lists() : [] }
      // Stopped or left meanwhile, there is nobody to read for.
      if (thread.current === own) own.postMessage(request)
    },
    [end, start],
  )
  const back = useCallback(() => end({ kind: 'idle' }), [end])
  return { state, read, back }
}
