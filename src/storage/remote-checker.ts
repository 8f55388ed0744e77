import type { CheckCall, CheckNote, CheckReply, RecordChecker } from './check-work.ts'
import type { WorkerEnd } from './remote-list-work.ts'

/** The part of a `Worker` that is used here. */
export interface CheckWorkerEnd extends WorkerEnd {
  terminate(): void
}

interface Asked {
  readonly id: number
  readonly done: (reply: CheckReply) => void
  readonly onProgress: Parameters<RecordChecker['check']>[1]
}

/**
 * Checks by a worker, which starts with the first form that is large. Stopping ends the worker: a rule in the middle of its steps hears nothing.
 * One that dies leaves its check to the page; the next check gets another one.
 */
export function remoteChecker(start: () => CheckWorkerEnd): RecordChecker & { close(): void } {
  let worker: CheckWorkerEnd | null = null
  let asked: Asked | null = null
  let last = 0

  const answer = (reply: CheckReply): void => {
    const { done } = asked ?? { done: () => undefined }
    asked = null
    done(reply)
  }
  const end = (reply: CheckReply): void => {
    worker?.terminate()
    worker = null
    answer(reply)
  }
  const begin = (): CheckWorkerEnd => {
    const begun = start()
    const ifStillThere = (act: () => void) => () => (begun === worker ? act() : undefined)
    begun.addEventListener(
      'error',
      ifStillThere(() => end({ kind: 'unavailable' })),
    )
    begun.addEventListener('message', (event) => {
      if (begun !== worker) return
      const note = event.data as CheckNote // only `serveCheckWork` of the same build answers here
      if (note.id !== asked?.id) return
      if ('progress' in note) asked.onProgress(note.progress)
      else answer(note.reply)
    })
    return begun
  }
  const tell = (call: CheckCall): void => {
    worker ??= begin()
    worker.postMessage(call)
  }
  return {
    prepare: (form) => {
      try {
        tell({ call: 'prepare', form })
      } catch {
        // A browser that starts no worker says so again at the check, which then stays on the page.
      }
    },
    check: (request, onProgress) =>
      new Promise((done) => {
        if (asked !== null) end({ kind: 'stopped' })
        const id = ++last
        asked = { id, done, onProgress }
        try {
          tell({ call: 'check', id, request })
        } catch {
          end({ kind: 'unavailable' })
        }
      }),
    stop: () => end({ kind: 'stopped' }),
    close: () => end({ kind: 'stopped' }),
  }
}
