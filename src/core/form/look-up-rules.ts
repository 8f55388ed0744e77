import type { CompiledForm } from './compiled-form.ts'

/** Ids of the rules that look into other records, the period before or those referred to: a device offline may not have had them. */
export const lookUpRules = (form: CompiledForm): ReadonlySet<string> =>
  new Set(form.program.rules.flatMap((rule) => (rule.readsPrevious || rule.readsRecords ? [rule.id] : [])))
