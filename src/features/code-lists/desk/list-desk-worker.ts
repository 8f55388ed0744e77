/** The script of the worker that holds a code list while it is written. */
import { createListDesk } from './create-list-desk.ts'
import type { DeskReply, DeskRequest } from './desk-messages.ts'

const desk = createListDesk()

/** One call after the other, as they came. */
let last: Promise<void> = Promise.resolve()

globalThis.addEventListener('message', (event: MessageEvent) => {
  const { id, call, given } = event.data as DeskRequest // only `startListDesk` of the same build sends here
  const reply = (answer: DeskReply): void => globalThis.postMessage(answer)
  const run = desk[call] as (...args: readonly unknown[]) => Promise<unknown> // with what its caller's types allowed
  last = last
    .then(() => run(...given))
    .then(
      (answer) => reply({ id, kind: 'done', answer }),
      (error: unknown) => reply({ id, kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }),
    )
})
