import type { ListWork } from './list-work.ts'

type Calls = { readonly [K in keyof ListWork]: { readonly call: K; readonly with: Parameters<ListWork[K]> } }

/** Page → worker; `id` comes back with the answer. */
export type ListRequest = { readonly id: number } & Calls[keyof ListWork]
/** Worker → page. */
export interface ListReply {
  readonly id: number
  /** Null: it failed there. */
  readonly answer: Awaited<ReturnType<ListWork[keyof ListWork]>> | null
}

export const callOf = (work: ListWork, request: ListRequest): ReturnType<ListWork[keyof ListWork]> => {
  if (request.call === 'keep') return work.keep(...request.with)
  if (request.call === 'ready') return work.ready(...request.with)
  return work.search(...request.with)
}
