import type { FileValue } from '../form/field-types/file-value.ts'
import type { Draft } from './draft.ts'
import { filesNamed } from './files-named.ts'

/**
 * Files that a draft would leave behind by moving to another version: kept aside there, where nothing sends them, and on no server yet.
 *
 * @param before the draft as it is
 * @param moved the same in the other version
 */
export function strandedFiles(before: Pick<Draft, 'base'>, moved: Pick<Draft, 'orphans'>): readonly FileValue[] {
  const landed = new Set(before.base.kind === 'new' ? [] : filesNamed(before.base.values).map(({ sha256 }) => sha256))
  return filesNamed({ ...moved.orphans }).filter(({ sha256 }) => !landed.has(sha256))
}
