import { useCallback, useEffect, useRef, useState } from 'react'
import { madeXlsForm, type MadeXlsForm, type XlsFormRequest } from './made-xlsform.ts'

/** The part of a `Worker` that is used here. */
export type XlsFormThread = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

const startWorker =
  typeof Worker === 'undefined'
    ? null
    : () => new Worker(new URL('./xlsform-worker.ts', import.meta.url), { type: 'module', name: 'xlsform' })

type XlsFormState = { readonly kind: 'none' | 'making' } | { readonly kind: 'made'; readonly made: MadeXlsForm }

/** Makes an XLSForm in a thread of its own, which ends with its answer or when nobody waits any more; here, where there is none or when it has failed. */
export function useXlsForm(start: (() => XlsFormThread) | null = startWorker) {
  const [state, setState] = useState<XlsFormState>({ kind: 'none' })
  const thread = useRef<XlsFormThread | null>(null)
  const stop = useCallback(() => {
    thread.current?.terminate()
    thread.current = null
  }, [])
  useEffect(() => stop, [stop])
  const make = (request: XlsFormRequest) => {
    const end = (made: MadeXlsForm | null) => {
      stop()
      setState(made === null ? { kind: 'none' } : { kind: 'made', made })
    }
    if (start === null) return end(madeXlsForm(request))
    setState({ kind: 'making' })
    const own = start()
    thread.current = own
    own.addEventListener('message', (event) => {
      if (thread.current === own) end((event as MessageEvent<MadeXlsForm | null>).data) // what the thread sends
    })
    own.addEventListener('error', () => {
      if (thread.current === own) end(madeXlsForm(request))
    })
    own.postMessage(request)
  }
  const close = () => {
    stop()
    setState({ kind: 'none' })
  }
  return { state, make, close }
}
