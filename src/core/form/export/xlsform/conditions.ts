import type { FormNode } from '../../compiled-form.ts'
import type { FormDefinition } from '../../definition.ts'
import { presenceOf, requiredOf, type When } from '../../authoring/rules/presence-of.ts'
import { conditionXPath } from './expression/write-xpath.ts'
import { notes, type Told } from './left-out.ts'
import { placeAt, type Known } from './places.ts'

const isAlways = (conditions: FormNode['presence']): boolean => conditions.some((all) => all.length === 0)

/** A condition as XPath, or what of it cannot be said. */
function said(known: Known, node: FormNode, when: When): { readonly text: string } | { readonly fault: string } {
  if (when.kind === 'always') return { text: '' }
  if (when.kind !== 'when') return { fault: 'if' }
  const written = conditionXPath(placeAt(known, node, false), when.logic, 'true')
  return written.ok ? { text: written.value.text } : { fault: written.error.join(', ') }
}

/** When a field is asked for. `whole`: the definition with its blocks written out. */
export function relevantCell(known: Known, whole: FormDefinition, node: FormNode, told: Told): string {
  if (isAlways(node.presence)) return ''
  const condition = said(known, node, presenceOf(whole, node.path))
  if ('text' in condition) return condition.text
  told.push(notes.presence(node.path, node.title, condition.fault))
  return ''
}

/** When a question must be answered. */
export function requiredCell(known: Known, whole: FormDefinition, node: FormNode, told: Told): string {
  if (node.required.length === 0) return ''
  if (isAlways(node.required)) return 'yes'
  const when = requiredOf(whole, node.path)
  const condition = said(known, node, when)
  if ('text' in condition) return condition.text === '' ? 'yes' : condition.text
  told.push(notes.required(node.path, node.title, condition.fault))
  return ''
}
