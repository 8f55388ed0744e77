import type { UserId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { RecordState } from '#core/record/record-state.ts'
import type { Reader } from './reader.ts'
import type { RecordFacts } from './record-policy.ts'
import { answersFor, mayName, type RowFacts } from './row-access.ts'

interface Standing extends RowFacts {
  readonly state: RecordState
  /** Of the newest revision. */
  readonly authorId: UserId
  readonly holderId: UserId | null
  readonly conflicts: PulledRecord['conflicts']
  readonly awaitingFiles: readonly string[]
  /** Of the files that it awaits those that only revisions keep aside. */
  readonly asideFiles: readonly unknown[]
  /** A request to erase it waits for a second person. */
  readonly awaitsErasure: boolean
}

/** @param requesterId who asked for the correction that is next to be decided; null when none waits */
export const factsOf = (
  reader: Reader,
  { state, authorId, holderId, conflicts, awaitingFiles, asideFiles, awaitsErasure, ...row }: Standing,
  requesterId: UserId | null,
): RecordFacts => ({
  state: state.kind,
  isHolder: (holderId ?? authorId) === reader.userId,
  hasConflicts: Object.keys(conflicts).length > 0,
  awaitsFiles: awaitingFiles.length > 0,
  awaitsAside: asideFiles.length > 0,
  isOwnWork: reader.userId === (state.kind === 'correction-requested' ? requesterId : authorId),
  mayName: mayName(reader, row),
  mayAskErasure: !awaitsErasure && answersFor(reader, row.unitId, row.formKey),
})
