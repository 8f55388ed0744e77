import type { UnitId, UserId } from '#core/lib/ids.ts'
import { rolesIn, scopeFormKey, takesPart, type Reader } from './reader.ts'
import { mayRead } from './record-policy.ts'

/** Where a record stands and who sees it: null is everybody whose role reaches it, otherwise those named, the maker first. */
export interface RowFacts {
  readonly unitId: UnitId
  readonly formKey: string
  readonly readers: readonly UserId[] | null
}

/** The data owner of the unit itself: who answers for a unit above it sees no more of its secret matters than others do. */
export const answersFor = (reader: Reader, unitId: UnitId, formKey: string): boolean =>
  takesPart(reader, formKey) &&
  reader.grants.some(
    (grant) =>
      grant.role === 'data-owner' && grant.own.includes(unitId) && (grant.formKey === '*' || grant.formKey === scopeFormKey(formKey)),
  )

/** A reading role in the record's scope, and where its rows are kept for named people, being one of them or the unit's data owner. */
export const maySee = (reader: Reader, { unitId, formKey, readers }: RowFacts): boolean =>
  mayRead(rolesIn(reader, unitId, formKey)) && (readers === null || readers.includes(reader.userId) || answersFor(reader, unitId, formKey))

/** Naming others is the data owner's alone, and only where rows are kept for named people. */
export const mayName = (reader: Reader, row: RowFacts): boolean => row.readers !== null && answersFor(reader, row.unitId, row.formKey)

/**
 * Whether one answer may carry values of several records of the form, for anybody: lists then show titles, and a page of the
 * feed holds many records. Otherwise each record is opened by itself, and audited by itself.
 */
export const mayExportInBulk = (form: { readonly bulk: boolean }): boolean => form.bulk
