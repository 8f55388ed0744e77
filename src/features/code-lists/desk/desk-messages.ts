import type { ListDesk } from './list-desk.ts'

export type DeskCall = keyof ListDesk

/** Page → worker; `id` comes back with the answer. */
export interface DeskRequest {
  readonly id: number
  readonly call: DeskCall
  readonly given: readonly unknown[]
}

/** Worker → page. */
export type DeskReply =
  | { readonly id: number; readonly kind: 'done'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
