import type { ValidatedRecord } from '../form/validate-record.ts'
import type { OpId, UserId } from '../lib/ids.ts'
import { diffValues } from './diff.ts'
import type { Draft, Reason } from './draft.ts'
import type { FormShape } from './flatten-values.ts'
import type { Operation, OperationBase } from './operation.ts'

/** What an operation says of its making. */
export interface OperationMoment {
  readonly opId: OpId
  /** The day of the work, ISO, Asia/Ho_Chi_Minh: the day the record was validated for. */
  readonly asOf: string
  /** Milliseconds since 1970 by the device's clock. */
  readonly now: number
  /** Milliseconds since the device last heard from the server. */
  readonly offlineMs: number
}

export interface MakeOperationArgs extends OperationMoment {
  readonly form: FormShape
  readonly draft: Draft
  readonly record: ValidatedRecord
}

/**
 * What is to be sent of a draft that passed validation: its validated values against those it was begun with.
 * Null when there is nothing to send: an existing record, unchanged, that nobody returned.
 */
export function makeOperation({ form, draft, record, ...moment }: MakeOperationArgs): Operation | null {
  const { base } = draft
  const changes = diffValues(form, base.kind === 'new' ? null : base.values, record.values)
  if (base.kind !== 'new' && base.comments.length === 0 && Object.keys(changes).length === 0) return null
  return {
    ...stamp(moment),
    unitId: draft.unitId,
    recordId: draft.recordId,
    formRef: draft.formRef,
    base: baseOf(draft),
    kind: base.kind === 'new' ? 'create' : 'change',
    changes,
    listVersions: draft.listVersions,
    reasons: [...record.reasons, ...draft.reasons.filter(isCorrectionReason)].map(({ ruleId, at, text }) => ({ ruleId, at, text })),
    authorId: draft.authorId,
    ...(draft.orphans === undefined || Object.keys(draft.orphans).length === 0 ? {} : { orphans: draft.orphans }),
  }
}

function baseOf({ base }: Draft): OperationBase {
  if (base.kind === 'new') return base
  return base.kind === 'after' ? { kind: 'after', opId: base.opId } : { kind: 'revision', revision: base.revision }
}

const stamp = ({ opId, asOf, now, offlineMs }: OperationMoment) => ({ opId, asOf, clientTime: new Date(now).toISOString(), offlineMs })

/** Under this name stands, among the reasons, why a closed record should be changed; no rule has it (rules' ids have 8 characters). */
export const CORRECTION_REASON = 'correction'
export const isCorrectionReason = ({ ruleId }: Pick<Reason, 'ruleId'>): boolean => ruleId === CORRECTION_REASON

/** Under this name a withdrawal's reason stands among its reasons; no rule has it (rules' ids have 8 characters). */
export const WITHDRAWAL_REASON = 'withdrawal'

/**
 * Takes a record back before its approval. `record` is the revision that the person saw. A record that stands in a registry book
 * (a number counted by fields) leaves it only with a reason.
 */
export function makeWithdrawal(
  record: Pick<Operation, 'recordId' | 'unitId' | 'formRef' | 'listVersions'> & { readonly revision: number },
  authorId: UserId,
  moment: OperationMoment,
  reason = '',
): Operation {
  const { recordId, unitId, formRef, listVersions, revision } = record
  const base: OperationBase = { kind: 'revision', revision }
  const reasons = reason.trim() === '' ? [] : [{ ruleId: WITHDRAWAL_REASON, at: '', text: reason.trim() }]
  return { ...stamp(moment), recordId, unitId, formRef, listVersions, authorId, base, kind: 'withdraw', changes: {}, reasons }
}
