import type { DeskCall, DeskReply, DeskRequest } from './desk-messages.ts'
import type { ListDesk } from './list-desk.ts'

const calls: readonly DeskCall[] = [
  'open',
  'look',
  'rows',
  'act',
  'undo',
  'redo',
  'lookThrough',
  'changes',
  'write',
  'next',
  'readFile',
  'preview',
  'takeOver',
  'exported',
]

export type StartedDesk = ListDesk & { stop(): void }

/** Milliseconds after which a desk that is left is asked whether it is done. */
const END = 500

/** A desk in a worker of its own; what goes wrong there is thrown here, where the screen's error boundary tells of it. */
export function startListDesk(): StartedDesk {
  const worker = new Worker(new URL('./list-desk-worker.ts', import.meta.url), { type: 'module', name: 'code-list' })
  const waiting = new Map<number, { readonly done: (answer: unknown) => void; readonly failed: (error: Error) => void }>()
  let last = 0
  worker.addEventListener('message', (event) => {
    const reply = event.data as DeskReply // only the worker of the same build answers here
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.kind === 'done') asked?.done(reply.answer)
    else asked?.failed(new Error(reply.message))
  })
  worker.addEventListener('error', () => {
    for (const { failed } of waiting.values()) failed(new Error('the list worker could not be had'))
    waiting.clear()
  })
  const ask =
    (call: DeskCall) =>
    (...given: readonly unknown[]): Promise<unknown> =>
      new Promise((done, failed) => {
        const id = ++last
        waiting.set(id, { done, failed })
        worker.postMessage({ id, call, given } satisfies DeskRequest)
      })
  const desk = Object.fromEntries(calls.map((call) => [call, ask(call)]))
  // What was asked for on leaving is still done: the last change is kept.
  const end = (): void => void (waiting.size === 0 ? worker.terminate() : setTimeout(end, END))
  return { ...(desk as unknown as ListDesk), stop: () => void setTimeout(end, END) } // each answer is the one of its call
}
