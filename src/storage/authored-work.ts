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

/** The same of a code list. Its text is kept as it is, unread: it may have a hundred thousand rows. */
export interface AuthoredListWork {
  readonly key: string
  readonly version: string
  readonly text: Blob
  readonly basedOn: string
  readonly savedAt: number
}
