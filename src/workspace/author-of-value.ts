import type { RecordPath } from '#core/lib/record-path.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'

/** Who last changed a place, by the history (newest first); `fallback` when the history is not at hand. */
export const authorOfValue = (revisions: readonly RevisionMessage[], path: RecordPath, fallback: string): string =>
  revisions.find((revision) => revision.changed.includes(path))?.authorName ?? revisions.at(-1)?.authorName ?? fallback
