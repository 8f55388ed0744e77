import type { TFunction } from 'i18next'
import type { FormNode } from '#core/form/compiled-form.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { FormScope } from './form-scope.ts'
import { isMasked } from './masked.ts'

/** A value in words for reading; null when there is none. */
export function displayValue(t: TFunction, scope: FormScope, node: FormNode, value: JsonValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null
  if (isMasked(value)) return t('field.masked')
  const inline = node.choices.find((choice) => choice.value === value)
  if (inline !== undefined) return scope.words.choice(node, inline)
  return fieldType(node.type).display(value, node, { lists: scope.context.lists, lang: scope.lang })
}
