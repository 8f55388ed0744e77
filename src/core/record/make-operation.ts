import type { ValidatedRecord } from '../form/validate-record.ts'
import type { OpId, UserId } from '../lib/ids.ts'
import { diffValues } from './diff.ts'
import type { Draft } from './draft.ts'
import type { FormShape } from './flatten-values.ts'
import type { Operation, OperationBase } from './operation.ts'

/** What an operation says of its making. */
export interface OperationMoment {
  readonly opId: OpId
  /** The day of the work, ISO, Asia/Ho_Chi_Minh: the day the record was validated for. */
  readonly asOf: string
  /** ISO instant by the device's clock. */
  readonly clientTime: string
  /** Milliseconds since the device last heard from the server. */
  readonly offlineMs: number
}

/** What is to be sent of a draft that passed validation: its validated values against those it was begun with. */
export function makeOperation(form: FormShape, draft: Draft, validated: ValidatedRecord, moment: OperationMoment): Operation {
  return {
    ...moment,
    unitId: draft.unitId,
    recordId: draft.recordId,
    formRef: draft.formRef,
    base: baseOf(draft),
    kind: draft.base.kind === 'new' ? 'create' : 'change',
    changes: diffValues(form, draft.base.kind === 'new' ? null : draft.base.values, validated.values),
    listVersions: draft.listVersions,
    reasons: validated.reasons.map(({ ruleId, at, text }) => ({ ruleId, at, text })),
    authorId: draft.authorId,
  }
}

function baseOf({ base }: Draft): OperationBase {
  if (base.kind === 'new') return base
  return base.kind === 'after' ? { kind: 'after', opId: base.opId } : { kind: 'revision', revision: base.revision }
}

/** Takes a record back before its approval. `record` is the revision that the person saw. */
export function makeWithdrawal(
  record: Pick<Operation, 'recordId' | 'unitId' | 'formRef' | 'listVersions'> & { readonly revision: number },
  authorId: UserId,
  moment: OperationMoment,
): Operation {
  const { recordId, unitId, formRef, listVersions, revision } = record
  return {
    ...moment,
    recordId,
    unitId,
    formRef,
    listVersions,
    authorId,
    base: { kind: 'revision', revision },
    kind: 'withdraw',
    changes: {},
    reasons: [],
  }
}
