import { issue } from '#core/lib/issue.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Reader } from '../../policies/reader.ts'
import { rolesIn, takesPart } from '../../policies/reader.ts'
import { mayCreate } from '../../policies/record-policy.ts'
import { parseFormRef } from '../catalogue/parse-form-ref.ts'
import { isBelievableDay } from './as-of-window.ts'
import type { Scope } from './batch-state.ts'
import { denied, quarantined } from './outcomes.ts'

export type Admission = { readonly kind: 'admitted'; readonly scope: Scope } | { readonly kind: 'refused'; readonly outcome: PushOutcome }

const refused = (outcome: PushOutcome): Admission => ({ kind: 'refused', outcome })

/**
 * What is refused before anything is read. Another person's work is never sent under one's own session; who enters records
 * needs the clerk's role in that unit and form.
 */
export function admitOperation(reader: Reader, operation: Operation): Admission {
  if (operation.authorId !== reader.userId) return refused(denied('author.other'))
  const parts = parseFormRef(operation.formRef)
  // Who does not try the version out does not know it.
  if (!parts || !takesPart(reader, parts.scopeKey))
    return refused(quarantined('form-mismatch', [issue('form.unknown', '', { formRef: operation.formRef })]))
  if (!mayCreate(rolesIn(reader, operation.unitId, parts.formKey))) return refused(denied('grant.missing'))
  return { kind: 'admitted', scope: { unitId: operation.unitId, formKey: parts.scopeKey } }
}

/** Not part of admission, because a replay after weeks still gets the stored answer. */
export const dayIssue = (operation: Operation, now: number): PushOutcome | null =>
  isBelievableDay(operation.asOf, now, operation.offlineMs)
    ? null
    : quarantined('invalid', [issue('as-of.window', '', { asOf: operation.asOf })])
