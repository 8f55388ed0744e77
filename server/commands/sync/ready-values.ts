import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { recordTitle } from '#core/form/record-title.ts'
import { searchableValues } from '#core/form/searchable.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import { identityKeys, type IdentityKey } from './identity-keys.ts'
import { valueAt } from './value-at.ts'

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

/**
 * Validates as the device did. A look-up (the period before) that the device did not have may only warn, so when
 * nothing but reasons for such warnings are missing, the record is taken as the device saw it.
 */
export function readyValues({ form, values, reasons, context, scopeKey, identitySecret }: Input): ReadyValues {
  let result = validateRecord(form, values, reasons, context)
  if (!result.ok && context.previous !== null && result.error.every((found) => found.code === 'reason.missing')) {
    result = validateRecord(form, values, reasons, { ...context, previous: null })
  }
  if (!result.ok) return { kind: 'invalid', issues: result.error.map(({ code, path, params }) => ({ code, path, params })) }
  const valid = result.value.values
  const period = form.definition.period ? valueAt(valid, form.definition.period.field) : undefined
  return {
    kind: 'ready',
    values: valid,
    title: recordTitle(form, valid, context),
    fields: searchableValues(form, valid, context),
    keys: identityKeys(identitySecret, form.definition, scopeKey, valid),
    period: typeof period === 'string' ? period : null,
  }
}
