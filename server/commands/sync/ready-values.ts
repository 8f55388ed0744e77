import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { lookUpRules } from '#core/form/look-up-rules.ts'
import { recordTitle } from '#core/form/record-title.ts'
import { searchableValues } from '#core/form/searchable.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import { identityKeys, type IdentityKey } from './identity-keys.ts'
import { valueAt } from '#core/form/node-values.ts'

/** Values that passed validation, with all that is stored beside them; or what is wrong with them. */
export type ReadyValues =
  | {
      readonly kind: 'ready'
      readonly values: JsonObject
      readonly title: string
      /** Searchable fields as shown: template path → text. */
      readonly fields: Readonly<Record<string, string>>
      readonly keys: readonly IdentityKey[]
      readonly period: string | null
      /** Why the warnings of these values were passed. */
      readonly reasons: readonly Reason[]
      /** Warnings that compare with a record the author's device may not have held: taken without a reason, for the reviewer. */
      readonly unexplained: readonly Issue[]
    }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

interface Input {
  readonly form: CompiledForm
  readonly values: JsonObject
  readonly reasons: readonly Reason[]
  readonly context: FormContext
  readonly scopeKey: string
  readonly identitySecret: Buffer
}

const plain = ({ code, path, params }: Issue): Issue => ({ code, path, params })

/** Validates as the device did, but for rules that compare with the period before: its record may not have been there offline. */
export function readyValues({ form, values, reasons, context, scopeKey, identitySecret }: Input): ReadyValues {
  const result = validateRecord(form, values, reasons, context, lookUpRules(form))
  if (!result.ok) return { kind: 'invalid', issues: result.error.map(plain) }
  const valid = result.value.values
  const period = form.definition.period ? valueAt(valid, form.definition.period.field) : undefined
  return {
    kind: 'ready',
    values: valid,
    title: recordTitle(form, valid, context),
    fields: searchableValues(form, valid, context),
    keys: identityKeys(identitySecret, form.definition, scopeKey, valid),
    period: typeof period === 'string' ? period : null,
    reasons: result.value.reasons,
    unexplained: result.value.unexplained.map(plain),
  }
}
