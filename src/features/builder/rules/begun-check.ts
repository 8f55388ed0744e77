import { addRule, setRuleText } from '#core/form/authoring/rules/edit-rules.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Unfinished } from '#storage/authored-work.ts'

/** A check whose condition is not finished: it is no rule of the form yet, since an empty condition would let everything pass. */
export type BegunCheck = NonNullable<Unfinished['check']>

/** The form as it would be with the check. */
export const withCheck = (definition: FormDefinition, { rule, english }: BegunCheck): FormDefinition =>
  setRuleText(addRule(definition, rule), 'en', rule.id, english)

/** What is said of it in English, where `withCheck` was changed. */
export const englishOf = (definition: FormDefinition, { rule }: BegunCheck): string => definition.translations['en']?.rules?.[rule.id] ?? ''
