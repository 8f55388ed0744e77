import type { FormNode } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'

export type FieldWords = NonNullable<FormDefinition['translations'][string]['fields']>[string]

/** The words of a field in another language; where a block is used the place may have words of its own. */
export function fieldWords({ translations }: FormDefinition, { fieldId }: FormNode, language: string): FieldWords {
  const words = translations[language]?.fields ?? {}
  return { ...words[fieldId.split('-').at(-1) ?? fieldId], ...words[fieldId] }
}
