import type { TFunction } from 'i18next'
import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { displayValue, type DisplayScope } from '#renderer/display-value.ts'

/** A value of any part of a form in one line, groups and rows with the names of their fields. */
export function valueWords(t: TFunction, scope: DisplayScope, form: CompiledForm, node: FormNode | undefined, value: JsonValue): string {
  if (node?.kind === 'repeat' && Array.isArray(value))
    return value.map((row: JsonValue, at) => `${at + 1}. ${partsOf(t, scope, form, node, row)}`).join(' · ')
  if (node?.kind === 'group' || node?.kind === 'grid') return partsOf(t, scope, form, node, value)
  if (typeof value === 'string' && node === undefined) return value
  return (node && displayValue(t, scope, node, value)) ?? (typeof value === 'string' ? value : JSON.stringify(value))
}

function partsOf(t: TFunction, scope: DisplayScope, form: CompiledForm, around: FormNode, value: JsonValue): string {
  if (!isJsonObject(value)) return JSON.stringify(value)
  const parts = around.children.flatMap((index) => {
    const node = form.nodes[index]
    const inner = node === undefined || !Object.hasOwn(value, node.name) ? undefined : value[node.name]
    return node === undefined || inner === undefined ? [] : [`${scope.words.field(node)}: ${valueWords(t, scope, form, node, inner)}`]
  })
  return parts.join(', ')
}
