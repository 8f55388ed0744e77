import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'

/** A record that nobody has, by which an author tries a form. */
export interface AuthoredSample {
  readonly id: string
  readonly title: string
  readonly values: JsonObject
  readonly reasons: readonly Reason[]
}

/** The samples of one form being written, in their order. They hold no person: personal values are invented before a sample is kept. */
export interface AuthoredSamples {
  readonly key: string
  readonly version: number
  readonly samples: readonly AuthoredSample[]
}
