import type { TFunction } from 'i18next'
import type { FormNode } from '#core/form/compiled-form.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { FormScope } from './form-scope.ts'
import { isMasked } from './masked.ts'

/** What a value is read with. */
export type DisplayScope = Pick<FormScope, 'words' | 'lang'> & { readonly context: Pick<FormScope['context'], 'lists'> }

/** One of several chosen, in the language of the screen. */
function wordsOf(scope: DisplayScope, node: FormNode, value: JsonValue): string {
  const choice = node.choices.find((each) => each.value === value)
  return choice === undefined ? String(value) : scope.words.choice(node, choice)
}

/** A value in words for reading; null when there is none. */
export function displayValue(t: TFunction, scope: DisplayScope, node: FormNode, value: JsonValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null
  if (isMasked(value)) return t('field.masked')
  const inline = node.choices.find((choice) => choice.value === value)
  if (inline !== undefined) return scope.words.choice(node, inline)
  if (Array.isArray(value) && node.choices.length > 0)
    return value.map((each: JsonValue, at) => `${node.type === 'ranking' ? `${at + 1}. ` : ''}${wordsOf(scope, node, each)}`).join('; ')
  return fieldType(node.type).display(value, node, { lists: scope.context.lists, lang: scope.lang })
}
