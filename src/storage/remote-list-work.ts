import { callOf, type ListReply, type ListRequest } from './list-work-messages.ts'
import type { ListWork } from './list-work.ts'
import type { MessageEnd } from './serve-list-work.ts'

/** The part of a `Worker` that is used here. */
export interface WorkerEnd extends MessageEnd {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

type Answer = NonNullable<ListReply['answer']>
type Call = Omit<ListRequest, 'id'>

/**
 * The work done by a worker, which starts with the first question. A worker that cannot be had (an old page after an update,
 * whose script is gone) leaves it to `here`, with all that it had not answered.
 */
export function remoteListWork(start: () => WorkerEnd, here: ListWork): ListWork {
  const waiting = new Map<number, { readonly request: ListRequest; readonly done: (answer: Answer | Promise<Answer>) => void }>()
  let state: { readonly kind: 'idle' } | { readonly kind: 'runs'; readonly worker: WorkerEnd } | { readonly kind: 'gone' } = {
    kind: 'idle',
  }
  let last = 0

  const giveUp = (): void => {
    state = { kind: 'gone' }
    for (const { request, done } of waiting.values()) done(callOf(here, request))
    waiting.clear()
  }
  /** Null: the browser starts none. */
  const started = (): WorkerEnd | null => {
    try {
      return start()
    } catch {
      giveUp()
      return null
    }
  }
  const begin = (): WorkerEnd | null => {
    const worker = started()
    if (worker === null) return null
    state = { kind: 'runs', worker }
    worker.addEventListener('error', giveUp)
    worker.addEventListener('message', (event) => {
      const { id, answer } = event.data as ListReply // only `serveListWork` of the same build answers here
      const asked = waiting.get(id)
      waiting.delete(id)
      asked?.done(answer ?? callOf(here, asked.request))
    })
    return worker
  }
  const ask = (call: Call): Promise<Answer> => {
    const request = { ...call, id: ++last } as ListRequest // the same call with a number
    if (state.kind === 'gone') return callOf(here, request)
    const worker = state.kind === 'runs' ? state.worker : begin()
    if (worker === null) return callOf(here, request)
    return new Promise((done) => {
      waiting.set(request.id, { request, done })
      worker.postMessage(request)
    })
  }
  return {
    // Each answer is the one of its call.
    keep: (...given) => ask({ call: 'keep', with: given }) as ReturnType<ListWork['keep']>,
    ready: (...given) => ask({ call: 'ready', with: given }) as ReturnType<ListWork['ready']>,
    search: (...given) => ask({ call: 'search', with: given }) as ReturnType<ListWork['search']>,
  }
}
