import type { RecordId, UnitId } from '../../lib/ids.ts'
import type { RecordPath } from '../../lib/record-path.ts'

export interface CountedExample {
  readonly unitId: UnitId
  readonly recordId: RecordId
  readonly code: string
}

/** What happens at one field, by template path: numbers of records. */
export interface CountedField {
  readonly loses: number
  readonly fails: number
  readonly decides: number
  readonly examples: readonly CountedExample[]
}

/** What was counted so far over the stored records of a form that move to another version. */
export interface ImpactCounts {
  readonly losing: number
  readonly failing: number
  readonly deciding: number
  readonly untouched: number
  readonly fields: Readonly<Record<RecordPath, CountedField>>
}

export const nothingCounted: ImpactCounts = { losing: 0, failing: 0, deciding: 0, untouched: 0, fields: {} }
