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

/** What is kept of a report: the counts, and what it takes to tell them without the forms. */
export interface ImpactResult extends ImpactCounts {
  /** The places told of, in the order of the new form, then of the old ones. */
  readonly places: readonly { readonly path: RecordPath; readonly title: string }[]
  /** By earlier version: ids of the fields whose values may lose their place, with their template paths. Drafts are held against it. */
  readonly risks: Readonly<Record<string, Readonly<Record<string, RecordPath>>>>
}

export const nothingCounted: ImpactResult = { losing: 0, failing: 0, deciding: 0, untouched: 0, fields: {}, places: [], risks: {} }
