import type { CompiledForm } from './compiled-form.ts'

/** Ids of the rules that compare with the record of the period before: a device offline may not have had it. */
export const lookUpRules = (form: CompiledForm): ReadonlySet<string> =>
  new Set(form.program.rules.flatMap((rule) => (rule.readsPrevious ? [rule.id] : [])))
