import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { validateRecord, type ValidatedRecord } from '#core/form/validate-record.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'

/** Invented values as a clerk would send them: warnings passed with a reason. What blocks is a mistake of the inventor, and thrown. */
export function readyInvention(form: CompiledForm, values: JsonObject, context: FormContext): ValidatedRecord {
  const first = validateRecord(form, values, [], context)
  if (first.ok) return first.value
  const reasons = first.error.map(({ params, path }): Reason => ({
    ruleId: String(params['ruleId'] ?? ''),
    at: path,
    text: 'Đã đối chiếu bản chính giấy tờ.',
  }))
  const second = validateRecord(form, values, reasons, context)
  if (second.ok) return second.value
  throw new Error(`Bug: invented ${form.definition.key} is invalid: ${JSON.stringify(second.error.slice(0, 5))}`)
}
