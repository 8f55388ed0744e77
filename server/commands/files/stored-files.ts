import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { filesAtPaths, filesOf } from '#core/record/files-of.ts'
import type { Operation } from '#core/record/operation.ts'
import type { WaitingValues } from '#core/record/waiting-values.ts'
import type { Tx } from '../../db/transaction.ts'

type Claimed = Pick<FileValue, 'sha256' | 'size' | 'type'>

/**
 * Of the files asked for, those that some record has that the actor sees: exactly as a record claims them, size and type too. Those of
 * a record that is kept for others are no less there, and are brought again by who has them.
 */
export type StoredFiles = ReadonlySet<string>

const keyOf = ({ sha256, size, type }: Claimed): string => `${sha256} ${size} ${type}`

/** One query, and none when nothing is asked for. */
export async function loadStoredFiles(tx: Tx, unitId: UnitId, named: Iterable<Claimed>): Promise<StoredFiles> {
  const hashes = [...new Set([...named].map(({ sha256 }) => sha256))]
  if (hashes.length === 0) return new Set()
  const rows = await tx
    .selectFrom('record_files')
    .select(['sha256', 'size', 'media_type'])
    .distinct()
    .where('unit_id', '=', unitId)
    .where('sha256', 'in', hashes)
    .where('here', '=', true)
    .execute()
  return new Set(rows.map(({ sha256, size, media_type: type }) => keyOf({ sha256, size, type })))
}

/** Hashes of those that are not there, ascending, each once. */
export const missingFiles = (named: Iterable<Claimed>, stored: StoredFiles): readonly string[] =>
  [...new Set([...named].filter((file) => !stored.has(keyOf(file))).map(({ sha256 }) => sha256))].sort()

interface Naming {
  readonly values: JsonObject | null
  readonly conflicts: WaitingValues
  readonly asideFiles: readonly FileValue[]
}

/**
 * The files that a record names as it stands: in its values, in those kept beside it until somebody chooses, and in what its revisions
 * keep aside. That stands for good, whatever later revisions say: who moved on to a version without the field has not taken the file back.
 */
export const namedNow = (form: CompiledForm, { values, conflicts, asideFiles }: Naming): readonly FileValue[] => [
  ...filesOf(form, values),
  ...filesAtPaths(
    form,
    Object.entries(conflicts).flatMap(([path, waiting]) => waiting.map(({ value }) => [path, value] as const)),
  ),
  ...asideFiles,
]

/** The files that an operation brings: in its changes, and, by their shape, in what it keeps aside, whose fields its form does not have. */
export const namedBy = (form: CompiledForm, { changes, orphans }: Pick<Operation, 'changes' | 'orphans'>): readonly FileValue[] => [
  ...filesAtPaths(
    form,
    Object.entries(changes).map(([path, { value }]) => [path, value] as const),
  ),
  ...filesNamed({ ...orphans }),
]

/** The part of an outcome or message that says what is awaited; nothing when nothing is. */
export const awaitingOf = (awaitingFiles: readonly string[]): { awaitingFiles?: string[] } =>
  awaitingFiles.length === 0 ? {} : { awaitingFiles: [...awaitingFiles] }
