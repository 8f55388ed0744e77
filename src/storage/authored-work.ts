import type { CheckRule } from '#core/form/definition.ts'
import type { JsonObject } from '#core/lib/json.ts'

/** A form that somebody writes on this device: what the server does not have yet. It holds no record and no person. */
export interface AuthoredWork {
  readonly key: string
  readonly version: number
  readonly document: JsonObject
  /** Hash of the server's text that it began from. */
  readonly basedOn: string
  readonly savedAt: number
}

/** What an author has begun and the form does not have yet. */
export interface Unfinished {
  /** A text of it that is no form: what was typed, and the hash of what it was written over; `''` when that has gone on since. */
  readonly source: { readonly text: string; readonly of: string } | null
  /** A check whose condition is not finished (it is empty in `rule`), and what it says in English. */
  readonly check: { readonly rule: CheckRule; readonly english: string } | null
}

export interface AuthoredUnfinished extends Unfinished {
  readonly key: string
  readonly version: number
}

/** The same of a code list. Its text is kept as it is, unread: it may have a hundred thousand rows. */
export interface AuthoredListWork {
  readonly key: string
  readonly version: string
  readonly text: Blob
  readonly basedOn: string
  readonly savedAt: number
}
