import type { ListCodes } from '#core/form/import/from-data.ts'
import type { ImportSource, Imported } from '#core/form/import/read-import.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'

/** What the thread that reads an import is asked, once in its life. */
export interface ImportRequest {
  readonly source: ImportSource
  readonly lists: readonly ListCodes[]
}

/** What it answers. */
export type ImportReply = Result<Imported, readonly Issue[]>
