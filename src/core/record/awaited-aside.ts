import type { FileValue } from '../form/field-types/file-value.ts'
import type { JsonObject } from '../lib/json.ts'
import { filesNamed } from './files-named.ts'

/** Of the files that a record awaits those that its revisions keep aside: the form has no field for them, so no change can take them out. */
export const awaitedAside = (keptAside: readonly (JsonObject | null | undefined)[], awaiting: readonly string[]): readonly FileValue[] =>
  awaiting.length === 0 ? [] : filesNamed(keptAside.map((orphans) => ({ ...orphans }))).filter(({ sha256 }) => awaiting.includes(sha256))
