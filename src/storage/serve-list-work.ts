import { callOf, type ListReply, type ListRequest } from './list-work-messages.ts'
import type { ListWork } from './list-work.ts'

/** Where messages come in and answers go out: a worker's own scope, or a port. */
export interface MessageEnd {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** Answers what comes in, in the order in which it gets done. */
export function serveListWork(end: MessageEnd, work: ListWork): void {
  end.addEventListener('message', (event) => {
    const request = event.data as ListRequest // only `remoteListWork` of the same build sends here
    const reply = (answer: ListReply['answer']) => end.postMessage({ id: request.id, answer } satisfies ListReply)
    // The page asks for the same in its own thread, where a bug is told of as every other.
    void callOf(work, request).then(reply, () => reply(null))
  })
}
