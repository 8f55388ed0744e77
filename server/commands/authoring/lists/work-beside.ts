import { Worker } from 'node:worker_threads'
import type { Result } from '#core/lib/result.ts'
import { workOnList, type ListTask, type ListText, type ListWorked } from './list-work.ts'

/** Less text is read within milliseconds. */
const SMALL = 256 * 1024

function inThread(task: ListTask): Promise<ListWorked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { workerData: task })
    worker.once('message', (worked: ListWorked) => resolve(worked))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the list worker said nothing')))
  })
}

const lengthOf = (task: ListTask): number => task.text.length + (task.kind === 'compare' ? task.before.length : 0)

const workBeside = async (task: ListTask): Promise<ListWorked> => (lengthOf(task) <= SMALL ? workOnList(task) : await inThread(task))

/** A text from outside, in a thread of its own when it is large: a hundred thousand rows would stall everybody's requests. */
export const readBeside = async (text: string): Promise<Result<ListText>> => (await workBeside({ kind: 'read', text })) as Result<ListText> // what reading answers

/** As `listUnfitness`; `before` is the text published before, or empty. */
export const compareBeside = (text: string, before: string): Promise<Result<unknown>> => workBeside({ kind: 'compare', text, before })
