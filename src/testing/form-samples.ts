import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordsAtHand } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'

/** A record of `form-definitions/<department>/<form>/samples/`, and what has to be found in it. */
export interface FormSample {
  readonly asOf: string
  readonly values: JsonObject
  readonly reasons?: readonly Reason[]
  readonly previous?: JsonObject
  readonly records?: RecordsAtHand
  readonly issues?: readonly { readonly code: string; readonly path: string }[]
}

export const formsRoot = join(import.meta.dirname, '../../form-definitions')

/** Names of the JSON files of a folder; none when there is no such folder. */
export const jsonFilesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

/** Test data of this repository; the production way in is `parseFormDefinition`. */
export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
